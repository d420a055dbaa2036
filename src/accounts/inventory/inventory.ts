import { isDeepStrictEqual } from "node:util";
import type { Clock } from "../../base/clock.ts";
import { Emitter } from "../../base/events.ts";
import { mapInChunks } from "../../base/yieldToEventLoop.ts";
import { EcmError, type Failure } from "../../ecm/errors/failure.ts";
import type { Ecm, Image, Instance, Module } from "../../ecm/model.ts";
import type { Account, AccountId } from "../account.ts";
import type { Accounts } from "../accounts.ts";
import type { Listing, ListingStore } from "./listing.ts";

/** How long listing everything may take, in milliseconds. */
const listTimeoutMs = 600_000;

/** Functions that are called while a list is read. */
interface ListProgress<Item> {
  /** Gets the items so far whenever a page arrives. */
  readonly onPage: (soFar: readonly Item[]) => void;
  /** Gets the number of items that the API counts and does not list. */
  readonly onMissing: (count: number) => void;
}

export interface InventoryOptions<Item> {
  readonly accounts: Pick<Accounts, "ecm">;
  readonly clock: Pick<Clock, "now">;
  /** Lists everything. */
  readonly list: (ecm: Ecm, progress: ListProgress<Item>, signal: AbortSignal) => Promise<readonly Item[]>;
  readonly store?: ListingStore<Item>;
}

/** The instances of all accounts, or their images or modules, as last listed. */
export class Inventory<Item extends { readonly id: string } = Instance> {
  readonly #onDidChange = new Emitter();
  readonly onDidChange = this.#onDidChange.event;
  readonly #options: InventoryOptions<Item>;
  readonly #listings = new Map<AccountId, Listing<Item>>();
  readonly #opening = new Map<AccountId, Promise<void>>();
  readonly #loading = new Map<AccountId, Promise<void>>();

  constructor(options: InventoryOptions<Item>) {
    this.#options = options;
  }

  of(account: AccountId): Listing<Item> {
    return this.#listings.get(account) ?? nothing;
  }

  /** Loads an account once: first the list that an earlier window stored, then a fresh one. */
  async open(account: AccountId): Promise<void> {
    const opening = this.#opening.get(account) ?? this.#open(account);
    this.#opening.set(account, opening);
    await opening;
  }

  /** Lists an account again. A call during another one joins it. `EcmError`s become the listing's `failure`. */
  async refresh(account: AccountId, signal: AbortSignal = AbortSignal.timeout(listTimeoutMs)): Promise<void> {
    const running =
      this.#loading.get(account) ?? this.#load(account, signal).finally(() => this.#loading.delete(account));
    this.#loading.set(account, running);
    this.#opening.set(account, running);
    await running;
  }

  /** Refreshes an account if it was opened before. */
  refreshIfOpened(account: AccountId): void {
    if (this.#opening.has(account)) void this.refresh(account);
  }

  /** The items that were listed last, by this window or an earlier one. */
  async seen(account: AccountId): Promise<readonly Item[]> {
    const { items, loadedAt } = this.of(account);
    return loadedAt === undefined ? ((await this.#options.store?.load(account))?.items ?? items) : items;
  }

  /** Refreshes the opened accounts whose list is older than `age` milliseconds. */
  async refreshOlderThan(age: number): Promise<void> {
    const old = [...this.#listings].filter(([, { loadedAt = 0 }]) => this.#options.clock.now() - loadedAt > age);
    await Promise.all(old.map(([account]) => this.refresh(account)));
  }

  /** Replaces single items by their fresh state and removes those that are gone. */
  update(account: AccountId, fresh: readonly Item[], gone: readonly string[] = []): void {
    const listing = this.of(account);
    const share = shareConcurrent(listing.items);
    const byId = new Map(fresh.map((item) => [item.id, share(item)]));
    const left = listing.items.filter(({ id }) => !gone.includes(id));
    this.#set(account, { ...listing, items: left.map((old) => byId.get(old.id) ?? old) });
  }

  /** Records that a call for an account failed. */
  fail(account: AccountId, failure: Failure): void {
    this.#set(account, { ...this.of(account), failure });
  }

  /** Drops the list of a removed account. */
  forget(account: AccountId): void {
    this.#listings.delete(account);
    this.#opening.delete(account);
    void this.#options.store?.forget(account);
    this.#onDidChange.fire();
  }

  async #open(id: AccountId): Promise<void> {
    const kept = await this.#options.store?.load(id);
    if (kept && this.of(id).loadedAt === undefined) this.#set(id, { ...nothing, ...kept, isRemembered: true });
    await this.refresh(id);
  }

  /** Discards the result if the account was removed or its keys changed meanwhile. */
  async #load(id: AccountId, signal: AbortSignal): Promise<void> {
    const ecm = this.#options.accounts.ecm(id);
    if (!ecm) return this.forget(id);
    this.#set(id, { ...this.of(id), isLoading: true });
    try {
      await this.#list(id, ecm, signal);
    } catch (error) {
      if (this.#options.accounts.ecm(id) === undefined) return this.forget(id);
      this.#set(id, { ...this.of(id), isLoading: false });
      if (!(error instanceof EcmError)) throw error;
      this.fail(id, error.failure);
    }
    if (this.#options.accounts.ecm(id) !== ecm) await this.#load(id, signal);
  }

  async #list(id: AccountId, ecm: Ecm, signal: AbortSignal): Promise<void> {
    const isCurrent = () => this.#options.accounts.ecm(id) === ecm;
    const onPage = (items: readonly Item[]) => {
      if (isCurrent() && this.of(id).loadedAt === undefined) this.#set(id, { ...this.of(id), items });
    };
    let missing = 0;
    const listed = await this.#options.list(ecm, { onPage, onMissing: (count) => (missing = count) }, signal);
    const items = await mapInChunks(listed, shareConcurrent(this.of(id).items));
    if (!isCurrent()) return;
    const loadedAt = this.#options.clock.now();
    this.#set(id, { items, isLoading: false, loadedAt, isRemembered: false, failure: undefined, missing });
    await this.#options.store?.save(id, { items, loadedAt });
  }

  #set(account: AccountId, listing: Listing<Item>): void {
    this.#listings.set(account, listing);
    this.#onDidChange.fire();
  }
}

const nothing = { items: [], isLoading: false, loadedAt: undefined, isRemembered: false, failure: undefined } as const;

/** An instance and the account it belongs to. */
export interface AccountInstance {
  readonly account: Account;
  readonly instance: Instance;
}

/** An image and the account it belongs to. */
export interface AccountImage {
  readonly account: Account;
  readonly image: Image;
}

/**
 * Returns the known object in place of an equal fresh one, so that unchanged items keep their identity and are not
 * redrawn.
 */
export function shareConcurrent<Item extends { readonly id: string }>(known: readonly Item[]): (fresh: Item) => Item {
  const byId = new Map(known.map((item) => [item.id, item]));
  return (fresh) => {
    const old = byId.get(fresh.id);
    return old && isDeepStrictEqual(old, fresh) ? old : fresh;
  };
}

type ListOptions<Item> = Omit<InventoryOptions<Item>, "list">;

/** The instances of all accounts. */
export const instanceInventory = (options: ListOptions<Instance>): Inventory =>
  new Inventory({ ...options, list: (ecm, progress, signal) => ecm.instances(progress, signal) });

/** The private images of all accounts. */
export const imageInventory = (options: ListOptions<Image>): Inventory<Image> =>
  new Inventory({ ...options, list: (ecm, { onMissing }, signal) => ecm.images({ onMissing }, signal) });

/** The modules of all accounts. */
export const moduleInventory = (options: ListOptions<Module>): Inventory<Module> =>
  new Inventory({ ...options, list: (ecm, _, signal) => ecm.modules(signal) });
