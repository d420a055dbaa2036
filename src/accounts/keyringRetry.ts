import { backoff } from "../base/backoff.ts";
import type { Clock } from "../base/clock.ts";
import { type Log, logError } from "../base/log.ts";
import type { Accounts } from "./accounts.ts";

export interface KeyringRetryOptions {
  readonly accounts: Accounts;
  readonly clock: Clock;
  readonly log: Log;
  /** Shows the user that the keyring cannot be read. */
  readonly notify: () => Promise<void>;
}

/** The pauses between two attempts, in milliseconds. */
const retryKeyringPause = backoff({ first: 5000, longest: 5 * 60_000 });

/** Loads the accounts again, less and less often, until the keyring can be read. */
export class KeyringRetry {
  readonly #options: KeyringRetryOptions;
  #isRunning = false;

  constructor(options: KeyringRetryOptions) {
    this.#options = options;
  }

  /** Starts if the keyring cannot be read. Call it whenever the accounts have changed. */
  start(signal: AbortSignal): void {
    const { accounts, log } = this.#options;
    if (accounts.isComplete || this.#isRunning) return;
    this.#isRunning = true;
    this.#retry(signal)
      .catch((error: unknown) => signal.aborted || logError(log)(error))
      .finally(() => (this.#isRunning = false));
  }

  async #retry(signal: AbortSignal): Promise<void> {
    const { accounts, clock, notify: tell } = this.#options;
    await tell();
    for (let attempts = 0; !accounts.isComplete; attempts++) {
      await clock.sleep(retryKeyringPause(attempts), signal);
      await accounts.load();
    }
  }
}
