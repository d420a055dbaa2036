import type { Failure } from "../../ecm/errors/failure.ts";
import type { Instance } from "../../ecm/model.ts";

/** An account's instances, images or modules, as far as they are known. A failure keeps the items. */
export interface Listing<Item = Instance> {
  readonly items: readonly Item[];
  readonly isLoading: boolean;
  /** When the list was last complete, in milliseconds since 1970. */
  readonly loadedAt: number | undefined;
  /** Whether an earlier window stored the list and this one has not refreshed it yet. */
  readonly isRemembered: boolean;
  readonly failure: Failure | undefined;
  /** How many more items the API counts than it has listed, if it does. */
  readonly missing?: number;
}

/** Stores the last list of each account for the next window. Contains no secret. */
export interface ListingStore<Item> {
  /** `undefined` if nothing usable is stored. */
  load(account: string): Promise<StoredListing<Item> | undefined>;
  save(account: string, kept: StoredListing<Item>): Promise<void>;
  forget(account: string): Promise<void>;
}

/** A complete list and when it was loaded, in milliseconds since 1970. */
export interface StoredListing<Item> {
  readonly items: readonly Item[];
  readonly loadedAt: number;
}
