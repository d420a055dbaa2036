import type { Clock } from "../base/clock.ts";
import type { Log } from "../base/log.ts";
import type { Accounts } from "./accounts.ts";

export interface KeyringRetryOptions {
  readonly accounts: Accounts;
  readonly clock: Clock;
  readonly log: Log;
  /** Says that the keyring cannot be read. */
  readonly tell: () => Promise<void>;
}

/** How long between two tries, in milliseconds: twice as long each time. */
const shortestPauseMs = 5000;
const longestPauseMs = 5 * 60_000;

/** Reads the accounts again, ever less often, for as long as the keyring cannot be read. */
export class KeyringRetry {
  readonly #parts: KeyringRetryOptions;
  #isTrying = false;

  constructor(parts: KeyringRetryOptions) {
    this.#parts = parts;
  }

  /** Begins when that is needed; call it whenever the accounts have changed. */
  look(signal: AbortSignal): void {
    if (this.#parts.accounts.isComplete || this.#isTrying) return;
    this.#isTrying = true;
    this.#try(signal)
      .catch((error: unknown) => signal.aborted || this.#parts.log.error(String(error)))
      .finally(() => (this.#isTrying = false));
  }

  async #try(signal: AbortSignal): Promise<void> {
    const { accounts, clock, tell } = this.#parts;
    await tell();
    for (let pause = shortestPauseMs; !accounts.isComplete; pause = Math.min(pause * 2, longestPauseMs)) {
      await clock.sleep(pause, signal);
      await accounts.load();
    }
  }
}
