import { isDeepStrictEqual } from "node:util";
import type { Clock } from "../../base/clock.ts";
import { Emitter } from "../../base/events.ts";
import { mapInChunks } from "../../base/yieldToEventLoop.ts";
import { EcmError, type Failure } from "../../ecm/errors/failure.ts";
import type { Ecm, Image, Instance, Module } from "../../ecm/model.ts";
import type { Account, AccountId } from "../account.ts";
import type { Accounts } from "../accounts.ts";
import type { Listing, ListingStore } from "./listing.ts";

/** How long a whole listing may take, in milliseconds. */
const patience = 600_000;

export interface InventoryOptions<Item> {
  readonly accounts: Pick<Accounts, "ecm">;
  readonly clock: Pick<Clock, "now">;
  /** Lists everything; tells what is known so far each time a page has arrived. */
  readonly list: (ecm: Ecm, onPage: (soFar: readonly Item[]) => void, signal: AbortSignal) => Promise<readonly Item[]>;
  readonly store?: ListingStore<Item>;
}

/** The instances of all accounts (or their images, or modules), as last seen. */
export class Inventory<Item extends { readonly id: string } = Instance> {
  readonly #onDidChange = new Emitter();
  readonly onDidChange = this.#onDidChange.event;
  readonly #parts: InventoryOptions<Item>;
  readonly #listings = new Map<AccountId, Listing<Item>>();
  readonly #opening = new Map<AccountId, Promise<void>>();
  readonly #loading = new Map<AccountId, Promise<void>>();

  constructor(parts: InventoryOptions<Item>) {
    this.#parts = parts;
  }

  of(account: AccountId): Listing<Item> {
    return this.#listings.get(account) ?? nothing;
  }

  /** Loads what was never loaded, showing first what an earlier window had seen. */
  async open(account: AccountId): Promise<void> {
    const opening = this.#opening.get(account) ?? this.#open(account);
    this.#opening.set(account, opening);
    await opening;
  }

  /** Lists an account anew. A second call while one runs joins it. Never throws: see `failure`. */
  async refresh(account: AccountId, signal: AbortSignal = AbortSignal.timeout(patience)): Promise<void> {
    const running =
      this.#loading.get(account) ?? this.#load(account, signal).finally(() => this.#loading.delete(account));
    this.#loading.set(account, running);
    this.#opening.set(account, running);
    await running;
  }

  /** Lists an account anew if it was listed before. */
  again(account: AccountId): void {
    if (this.#opening.has(account)) void this.refresh(account);
  }

  /** What was listed last, by this window or an earlier one. */
  async seen(account: AccountId): Promise<readonly Item[]> {
    const { items, loadedAt } = this.of(account);
    return loadedAt === undefined ? ((await this.#parts.store?.load(account))?.items ?? items) : items;
  }

  /** Lists anew what was opened and is older than `age` milliseconds. */
  async freshen(age: number): Promise<void> {
    const old = [...this.#listings].filter(([, { loadedAt = 0 }]) => this.#parts.clock.now() - loadedAt > age);
    await Promise.all(old.map(([account]) => this.refresh(account)));
  }

  /** Puts in what a fresh look at single items has shown, and takes out those it has shown to be gone. */
  update(account: AccountId, fresh: readonly Item[], gone: readonly string[] = []): void {
    const listing = this.of(account);
    const share = shareConcurrent(listing.items);
    const byId = new Map(fresh.map((item) => [item.id, share(item)]));
    const left = listing.items.filter(({ id }) => !gone.includes(id));
    this.#set(account, { ...listing, items: left.map((old) => byId.get(old.id) ?? old) });
  }

  /** A look at an account went wrong. */
  fail(account: AccountId, failure: Failure): void {
    this.#set(account, { ...this.of(account), failure });
  }

  /** Forgets an account that is gone. */
  forget(account: AccountId): void {
    this.#listings.delete(account);
    this.#opening.delete(account);
    void this.#parts.store?.forget(account);
    this.#onDidChange.fire();
  }

  async #open(id: AccountId): Promise<void> {
    const kept = await this.#parts.store?.load(id);
    if (kept && this.of(id).loadedAt === undefined) this.#set(id, { ...nothing, ...kept, isRemembered: true });
    await this.refresh(id);
  }

  /** Of an account whose keys have changed meanwhile, or that is gone, what was found does not count. */
  async #load(id: AccountId, signal: AbortSignal): Promise<void> {
    const ecm = this.#parts.accounts.ecm(id);
    if (!ecm) return this.forget(id);
    this.#set(id, { ...this.of(id), isLoading: true });
    try {
      await this.#list(id, ecm, signal);
    } catch (error) {
      if (this.#parts.accounts.ecm(id) === undefined) return this.forget(id);
      this.#set(id, { ...this.of(id), isLoading: false });
      if (!(error instanceof EcmError)) throw error;
      this.fail(id, error.failure);
    }
    if (this.#parts.accounts.ecm(id) !== ecm) await this.#load(id, signal);
  }

  async #list(id: AccountId, ecm: Ecm, signal: AbortSignal): Promise<void> {
    const isCurrent = () => this.#parts.accounts.ecm(id) === ecm;
    const onPage = (items: readonly Item[]) => {
      if (isCurrent() && this.of(id).loadedAt === undefined) this.#set(id, { ...this.of(id), items });
    };
    const listed = await this.#parts.list(ecm, onPage, signal);
    const items = await mapInChunks(listed, shareConcurrent(this.of(id).items));
    if (!isCurrent()) return;
    const loadedAt = this.#parts.clock.now();
    this.#set(id, { items, isLoading: false, loadedAt, isRemembered: false, failure: undefined });
    await this.#parts.store?.save(id, { items, loadedAt });
  }

  #set(account: AccountId, listing: Listing<Item>): void {
    this.#listings.set(account, listing);
    this.#onDidChange.fire();
  }
}

const nothing = { items: [], isLoading: false, loadedAt: undefined, isRemembered: false, failure: undefined } as const;

/** An instance and the account it belongs to: never the one without the other. */
export interface AccountInstance {
  readonly account: Account;
  readonly instance: Instance;
}

/** The same for an image. */
export interface AccountImage {
  readonly account: Account;
  readonly image: Image;
}

/**
 * Gives for a fresh item the known object that says the same, if there is one: what did not change stays the very
 * object it was, and need not be drawn again.
 */
export function shareConcurrent<Item extends { readonly id: string }>(known: readonly Item[]): (fresh: Item) => Item {
  const byId = new Map(known.map((item) => [item.id, item]));
  return (fresh) => {
    const old = byId.get(fresh.id);
    return old && isDeepStrictEqual(old, fresh) ? old : fresh;
  };
}

type Parts<Item> = Omit<InventoryOptions<Item>, "list">;

export const instanceInventory = (parts: Parts<Instance>): Inventory =>
  new Inventory({ ...parts, list: (ecm, onPage, signal) => ecm.instances({ onPage }, signal) });

/** The private images. */
export const imageInventory = (parts: Parts<Image>): Inventory<Image> =>
  new Inventory({ ...parts, list: (ecm, _onPage, signal) => ecm.images({}, signal) });

export const moduleInventory = (parts: Parts<Module>): Inventory<Module> =>
  new Inventory({ ...parts, list: (ecm, _onPage, signal) => ecm.modules(signal) });
