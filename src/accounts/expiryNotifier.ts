import type { Clock } from "../base/clock.ts";
import { Emitter } from "../base/events.ts";
import { type Log, logError } from "../base/log.ts";
import type { Account } from "./account.ts";
import type { Accounts } from "./accounts.ts";

/** An account with temporary keys. */
export type Expiring = Account & { readonly expiresAt: number };

export interface ExpiryNotifierOptions {
  readonly accounts: Accounts;
  readonly clock: Clock;
  readonly log: Pick<Log, "error">;
  /** Claims a notice for this window. False if another window on this computer has claimed it. */
  readonly claim: (what: string) => Promise<boolean>;
  readonly notify: (account: Expiring) => Promise<void>;
}

/** The user is notified this long before keys expire, in milliseconds. */
const noticeMs = 10 * 60_000;
/** How often the remaining time is checked, in milliseconds. */
const checkMs = 60_000;

/** Counts down the minutes until temporary keys expire, and notifies the user once before that. */
export class ExpiryNotifier {
  readonly #onDidTick = new Emitter();
  /** A minute has passed while an account has temporary keys. */
  readonly onDidTick = this.#onDidTick.event;
  readonly #options: ExpiryNotifierOptions;

  constructor(options: ExpiryNotifierOptions) {
    this.#options = options;
  }

  /** Runs until aborted. */
  async run(signal: AbortSignal): Promise<void> {
    const { clock, log } = this.#options;
    while (!signal.aborted) {
      await this.#check().catch(logError(log));
      await clock.sleep(checkMs, signal).catch(() => undefined);
    }
  }

  async #check(): Promise<void> {
    const { accounts, clock } = this.#options;
    const temporary = accounts.all.filter((account): account is Expiring => account.expiresAt !== undefined);
    if (temporary.length > 0) this.#onDidTick.fire();
    for (const account of temporary) {
      const left = account.expiresAt - clock.now();
      if (left > 0 && left <= noticeMs) await this.#notifyOnce(account);
    }
  }

  async #notifyOnce(account: Expiring): Promise<void> {
    if (await this.#options.claim(`${account.id}-${account.expiresAt}`)) await this.#options.notify(account);
  }
}
