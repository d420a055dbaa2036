import { Changes } from "../base/changes.ts";
import type { Clock } from "../base/clock.ts";
import { EcmError, type Failure } from "../ecm/failure.ts";
import type { Instance } from "../ecm/model.ts";
import type { Account, AccountId } from "./account.ts";
import type { Accounts } from "./accounts.ts";

/** What is known of an account's instances. Trouble keeps the rows that were there. */
export interface Listing {
  readonly instances: readonly Instance[];
  readonly isLoading: boolean;
  /** When the list was complete; milliseconds since 1970. */
  readonly loadedAt: number | undefined;
  readonly failure: Failure | undefined;
}

const nothing: Listing = { instances: [], isLoading: false, loadedAt: undefined, failure: undefined };

/** The instances of all accounts, as last seen. */
export class Inventory {
  readonly changed = new Changes();
  readonly #accounts: Accounts;
  readonly #clock: Clock;
  readonly #listings = new Map<AccountId, Listing>();
  readonly #loading = new Map<AccountId, Promise<void>>();

  constructor(accounts: Accounts, clock: Clock) {
    this.#accounts = accounts;
    this.#clock = clock;
  }

  of(account: AccountId): Listing {
    return this.#listings.get(account) ?? nothing;
  }

  /** Loads what was never loaded. Does nothing for what is there, even if stale or failed. */
  async open(account: AccountId): Promise<void> {
    const { loadedAt, failure } = this.of(account);
    if (loadedAt === undefined && failure === undefined) await this.refresh(account, AbortSignal.timeout(600_000));
  }

  /** Lists an account's instances anew. A second call while one runs joins it. Never throws: see `failure`. */
  async refresh(account: AccountId, signal: AbortSignal): Promise<void> {
    const running =
      this.#loading.get(account) ?? this.#load(account, signal).finally(() => this.#loading.delete(account));
    this.#loading.set(account, running);
    await running;
  }

  /** Puts in what a fresh look at single instances has shown. */
  update(account: AccountId, fresh: readonly Instance[]): void {
    const listing = this.of(account);
    const byId = new Map(fresh.map((instance) => [instance.id, instance]));
    this.#set(account, { ...listing, instances: listing.instances.map((old) => byId.get(old.id) ?? old) });
  }

  /** Forgets accounts that are gone, and what was seen with keys that have changed. */
  forget(account: AccountId): void {
    this.#listings.delete(account);
    this.changed.fire();
  }

  async #load(id: AccountId, signal: AbortSignal): Promise<void> {
    const ecm = this.#accounts.ecm(id);
    if (!ecm) return this.forget(id);
    this.#set(id, { ...this.of(id), isLoading: true });
    try {
      const onPage = (soFar: readonly Instance[]) => {
        if (this.of(id).loadedAt === undefined) this.#set(id, { ...this.of(id), instances: soFar });
      };
      const instances = await ecm.instances({ onPage }, signal);
      this.#set(id, { instances, isLoading: false, loadedAt: this.#clock.now(), failure: undefined });
    } catch (error) {
      if (!(error instanceof EcmError)) throw error;
      this.#set(id, { ...this.of(id), isLoading: false, failure: error.failure });
    }
  }

  #set(account: AccountId, listing: Listing): void {
    this.#listings.set(account, listing);
    this.changed.fire();
  }
}

/** An instance and the account it belongs to: never the one without the other. */
export interface AccountInstance {
  readonly account: Account;
  readonly instance: Instance;
}
