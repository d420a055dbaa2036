import type { Kept, ListingStore } from "../../src/accounts/inventory/listing.ts";
import type { Instance } from "../../src/ecm/model.ts";

/** Kept lists that all windows of a computer share. */
export class MemoryListings implements ListingStore<Instance> {
  readonly kept = new Map<string, Kept<Instance>>();

  async load(account: string): Promise<Kept<Instance> | undefined> {
    return this.kept.get(account);
  }

  async save(account: string, kept: Kept<Instance>): Promise<void> {
    this.kept.set(account, kept);
  }

  async forget(account: string): Promise<void> {
    this.kept.delete(account);
  }
}
