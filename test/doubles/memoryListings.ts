import type { StoredListing, ListingStore } from "../../src/accounts/inventory/listing.ts";
import type { Instance } from "../../src/ecm/model.ts";

/** Stored lists that all windows of a computer share. */
export class MemoryListings implements ListingStore<Instance> {
  readonly kept = new Map<string, StoredListing<Instance>>();

  async load(account: string): Promise<StoredListing<Instance> | undefined> {
    return this.kept.get(account);
  }

  async save(account: string, kept: StoredListing<Instance>): Promise<void> {
    this.kept.set(account, kept);
  }

  async forget(account: string): Promise<void> {
    this.kept.delete(account);
  }
}
