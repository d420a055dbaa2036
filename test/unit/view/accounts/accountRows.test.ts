import assert from "node:assert/strict";
import { test } from "node:test";
import type { Listing } from "../../../../src/accounts/inventory/listing.ts";
import { accountRow } from "../../../../src/view/accounts/accountRows.ts";
import { someAccount } from "../../../doubles/someAccount.ts";

const neverLoaded: Listing<never> = {
  items: [],
  isLoading: false,
  loadedAt: undefined,
  isRemembered: false,
  failure: undefined,
};

const descriptionOf = (listing: Listing<never>): string | undefined => {
  const content = { counts: { shown: 0, all: 0 }, word: "0 of 10 images", none: "No images", rows: () => [] };
  return accountRow(someAccount, listing, content, 0).description;
};

test("an account whose list was never loaded shows no count", () => {
  assert.doesNotMatch(descriptionOf(neverLoaded) ?? "", /0 of 10/);
  assert.match(descriptionOf({ ...neverLoaded, isLoading: true }) ?? "", /loading…/);
  assert.match(descriptionOf({ ...neverLoaded, loadedAt: 0 }) ?? "", /0 of 10 images/);
});
