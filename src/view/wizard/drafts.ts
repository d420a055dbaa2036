import type { Clock } from "../../base/clock.ts";

/** How long a wizard that was left remembers its answers, in milliseconds. */
const keptMs = 10 * 60_000;

/** What was typed and picked on the pages of a wizard, in their order. */
export type Draft = string[];

/** Answers of wizards that were left, perhaps by accident. Kept in memory only. */
export class Drafts {
  readonly #clock: Pick<Clock, "now">;
  readonly #kept = new Map<string, { readonly draft: Draft; readonly leftAt: number }>();

  constructor(clock: Pick<Clock, "now">) {
    this.#clock = clock;
  }

  /** What was left there in the last ten minutes; empty otherwise. */
  open(about: string): Draft {
    const kept = this.#kept.get(about);
    return kept && this.#clock.now() - kept.leftAt <= keptMs ? [...kept.draft] : [];
  }

  keep(about: string, draft: Draft): void {
    this.#kept.set(about, { draft, leftAt: this.#clock.now() });
  }

  drop(about: string): void {
    this.#kept.delete(about);
  }
}
