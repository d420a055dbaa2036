import type { Clock } from "../base/clock.ts";
import { Emitter } from "../base/events.ts";
import { type Log, logError } from "../base/log.ts";
import type { Account } from "./account.ts";
import type { Accounts } from "./accounts.ts";

export type Expiring = Account & { readonly expiresAt: number };

export interface ExpiryNotifierOptions {
  readonly accounts: Accounts;
  readonly clock: Clock;
  readonly log: Pick<Log, "error">;
  /** Whether this window may do what is to be done once on the whole computer. */
  readonly claim: (what: string) => Promise<boolean>;
  readonly tell: (account: Expiring) => Promise<void>;
}

/** How long before keys end a person is told, in milliseconds. */
const noticeMs = 10 * 60_000;
const lookMs = 60_000;

/** Follows when temporary keys end: the tree counts the minutes, and one notice comes before the end. */
export class ExpiryNotifier {
  readonly #onDidTick = new Emitter();
  /** A minute has passed while an account has temporary keys. */
  readonly onDidTick = this.#onDidTick.event;
  readonly #parts: ExpiryNotifierOptions;

  constructor(parts: ExpiryNotifierOptions) {
    this.#parts = parts;
  }

  /** Goes on until aborted. */
  async run(signal: AbortSignal): Promise<void> {
    const { clock, log } = this.#parts;
    while (!signal.aborted) {
      await this.#look().catch(logError(log));
      await clock.sleep(lookMs, signal).catch(() => undefined);
    }
  }

  async #look(): Promise<void> {
    const { accounts, clock } = this.#parts;
    const temporary = accounts.all.filter((account): account is Expiring => account.expiresAt !== undefined);
    if (temporary.length > 0) this.#onDidTick.fire();
    for (const account of temporary) {
      const left = account.expiresAt - clock.now();
      if (left > 0 && left <= noticeMs) await this.#tellOnce(account);
    }
  }

  async #tellOnce(account: Expiring): Promise<void> {
    if (await this.#parts.claim(`${account.id}-${account.expiresAt}`)) await this.#parts.tell(account);
  }
}
