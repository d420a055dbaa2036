import assert from "node:assert/strict";
import type { AccountInstance } from "../../src/accounts/inventory/inventory.ts";
import type { Window } from "./computer.ts";

/** The instance of that name as the window's list shows it, with its account. */
export function instanceOf(window: Pick<Window, "accounts" | "inventory">, name: string): AccountInstance {
  const account = window.accounts.all[0];
  const instance = account && window.inventory.of(account.id).items.find((each) => each.name === name);
  assert.ok(account && instance, name);
  return { account, instance };
}
