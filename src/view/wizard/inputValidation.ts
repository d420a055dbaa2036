import * as l10n from "@vscode/l10n";
import type { Checked } from "../../base/checked.ts";
import type { Clock } from "../../base/clock.ts";
import type { TextQuestion } from "../ui/question.ts";
import { joinNonEmpty } from "../text/phrases.ts";

/** The message below an input box. */
export interface InputValidation {
  readonly message: string;
  readonly kind: "error" | "warning" | "note";
  readonly isBusy: boolean;
}

/** The pause in typing before the cloud is asked, in milliseconds. */
const pauseMs = 300;

/** Validates a text while it is typed: at once by rules, after a pause with the cloud. Late answers are dropped. */
export class InputValidator<T> {
  readonly #question: TextQuestion<T>;
  readonly #clock: Clock;
  readonly #show: (validation: InputValidation) => void;
  #latest = new AbortController();
  #text = "";
  #pending: Promise<Checked<T>> | undefined;

  constructor(question: TextQuestion<T>, clock: Clock, show: (validation: InputValidation) => void) {
    this.#question = question;
    this.#clock = clock;
    this.#show = show;
  }

  /** Validates a changed text. */
  type(text: string): void {
    this.stop();
    const checked = this.#begin(text);
    if (checked.ok && this.#question.verify)
      void this.#verify(checked, pauseMs, this.#latest.signal).catch(() => undefined);
  }

  /** Validates the text on Enter and waits for the cloud. The result is shown and returned. */
  async accept(text: string): Promise<Checked<T>> {
    if (text !== this.#text || !this.#pending) {
      this.stop();
      const checked = this.#begin(text);
      if (!checked.ok || !this.#question.verify) return checked;
      void this.#verify(checked, 0, this.#latest.signal).catch(() => undefined);
    }
    return (await this.#pending?.catch(() => undefined)) ?? { ok: false, say: "" };
  }

  stop(): void {
    this.#latest.abort();
    this.#latest = new AbortController();
    this.#pending = undefined;
  }

  #begin(text: string): Checked<T> {
    this.#text = text;
    const checked = this.#question.check(text);
    this.#show(validationOf(checked));
    return checked;
  }

  async #verify(checked: Checked<T> & { readonly ok: true }, pause: number, signal: AbortSignal): Promise<void> {
    this.#pending = this.#ask(checked, pause, signal);
    this.#show({ ...validationOf(checked), isBusy: true });
    const verified = await this.#pending;
    if (!signal.aborted) this.#show(validationOf(verified));
  }

  async #ask(checked: Checked<T> & { readonly ok: true }, pause: number, signal: AbortSignal): Promise<Checked<T>> {
    if (pause > 0) await this.#clock.sleep(pause, signal);
    const verified = await this.#question.verify?.(checked.value, signal);
    return verified?.ok ? { ...checked, ...verified } : (verified ?? checked);
  }
}

function validationOf<T>(checked: Checked<T>): InputValidation {
  if (!checked.ok) return { message: checked.say || l10n.t("This is not accepted."), kind: "error", isBusy: false };
  const { warning = "", note = "" } = checked;
  const message = joinNonEmpty([note, warning], " ");
  return { message, kind: warning === "" ? "note" : "warning", isBusy: false };
}
