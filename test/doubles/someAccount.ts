import type { Account, AccountId } from "../../src/accounts/account.ts";

/** An account of the China site whose keys were entered. */
export const someAccount: Account = {
  id: "account" as AccountId,
  label: "Lab",
  site: "china",
  kind: "keys",
  secretIdStart: "AKID",
  addedAt: 0,
};
