import type { Account, AccountId } from "../../src/accounts/account.ts";

/** The account whose instances are listed and drawn. */
export const benchAccount: Account = {
  id: "bench" as AccountId,
  label: "Bench",
  site: "china",
  kind: "keys",
  secretIdStart: "AKID",
  addedAt: 0,
};
