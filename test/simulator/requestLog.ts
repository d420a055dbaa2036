import { Emitter } from "../../src/base/events.ts";

/** One request that reached the simulator. */
export interface LogEntry {
  readonly action: string;
  readonly params: unknown;
  readonly requestId: string;
  /** "" until its key was found good. */
  readonly account: string;
  /** "waiting" until it is answered; then "ok", the error's code, or the fault that cut it off. */
  readonly outcome: string;
  /** The world carried it out. */
  readonly executed: boolean;
}

/** Every request, in the order they came in. */
export class RequestLog {
  readonly #entries: LogEntry[] = [];
  readonly #onDidChange = new Emitter();

  get entries(): readonly LogEntry[] {
    return this.#entries;
  }

  /** Notes a request; the function given back adds what becomes known of it. */
  open(entry: LogEntry): (news: Partial<LogEntry>) => void {
    const index = this.#entries.push(entry) - 1;
    this.#onDidChange.fire();
    return (news) => {
      this.#entries[index] = { ...(this.#entries[index] ?? entry), ...news };
      this.#onDidChange.fire();
    };
  }

  /** Resolves as soon as the log is as asked for. */
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
