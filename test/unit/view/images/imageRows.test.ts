import assert from "node:assert/strict";
import { test } from "node:test";
import { imageRows } from "../../../../src/view/images/imageRows.ts";
import { someAccount } from "../../../doubles/someAccount.ts";
import { historyOf, plan } from "../../../doubles/taskHistory.ts";

const listing = { items: [], isLoading: false, isRemembered: false, failure: undefined };
const making = historyOf([], { ...plan, account: { ...plan.account, id: someAccount.id } });

const descriptionOf = (isLoading: boolean, loadedAt: number | undefined): string => {
  const scene = { accounts: [someAccount], tasks: [making], grouping: "none", filter: "", now: 0 } as const;
  const [row] = imageRows({ ...scene, listing: () => ({ ...listing, isLoading, loadedAt }) });
  assert.equal(row?.rows?.().length, 1);
  return row?.description ?? "";
};

test("what is used of the quota is said only once the images were listed", () => {
  assert.match(descriptionOf(false, undefined), / · 1 image$/);
  assert.match(descriptionOf(true, undefined), / · 1 image, loading…$/);
  assert.match(descriptionOf(false, 0), / · 1 of 10 images$/);
});
