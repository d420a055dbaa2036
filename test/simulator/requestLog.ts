import { Emitter } from "../../src/base/events.ts";

/** One request that reached the simulator. */
export interface LogEntry {
  readonly action: string;
  readonly params: unknown;
  readonly requestId: string;
  /** "" until its key was accepted. */
  readonly account: string;
  /** "waiting" until it is answered; then "ok", the error's code, or the fault that cut it off. */
  readonly outcome: string;
  /** Whether the world executed it. */
  readonly executed: boolean;
}

/** Every request, in the order of arrival. */
export class RequestLog {
  readonly #entries: LogEntry[] = [];
  readonly #onDidChange = new Emitter();

  get entries(): readonly LogEntry[] {
    return this.#entries;
  }

  /** Logs a request; the returned function updates its entry. */
  open(entry: LogEntry): (changes: Partial<LogEntry>) => void {
    const index = this.#entries.push(entry) - 1;
    this.#onDidChange.fire();
    return (changes) => {
      this.#entries[index] = { ...(this.#entries[index] ?? entry), ...changes };
      this.#onDidChange.fire();
    };
  }

  /** Resolves as soon as the log fulfils a condition. */
  async until(is: (entries: readonly LogEntry[]) => boolean): Promise<void> {
    if (is(this.#entries)) return;
    await new Promise<void>((resolve) => {
      const listening = this.#onDidChange.event(() => {
        if (!is(this.#entries)) return;
        listening.dispose();
        resolve();
      });
    });
  }
}
