import type { Failure } from "../../ecm/errors/failure.ts";
import type { Instance } from "../../ecm/model.ts";

/** What is known of an account's instances, images or modules. Trouble keeps the rows that were there. */
export interface Listing<Item = Instance> {
  readonly items: readonly Item[];
  readonly isLoading: boolean;
  /** When the list was complete; milliseconds since 1970. */
  readonly loadedAt: number | undefined;
  /** It was kept by an earlier window, and this one has not heard from the cloud yet. */
  readonly isRemembered: boolean;
  readonly failure: Failure | undefined;
}

/** Keeps the last list of each account for the next window. Holds nothing secret. */
export interface ListingStore<Item> {
  /** `undefined` when nothing usable is kept. */
  load(account: string): Promise<StoredListing<Item> | undefined>;
  save(account: string, kept: StoredListing<Item>): Promise<void>;
  forget(account: string): Promise<void>;
}

export interface StoredListing<Item> {
  readonly items: readonly Item[];
  readonly loadedAt: number;
}
