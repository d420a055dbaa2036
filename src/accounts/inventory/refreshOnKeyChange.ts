import type { Disposable } from "../../base/events.ts";
import type { Ecm } from "../../ecm/model.ts";
import type { AccountId } from "../account.ts";
import type { Accounts } from "../accounts.ts";
import type { Inventory } from "./inventory.ts";

/** Refreshes the lists of an account when its keys or its connection change, and forgets those of removed accounts. */
export function refreshOnKeyChange(
  accounts: Accounts,
  inventories: readonly Pick<Inventory, "refreshIfOpened" | "forget">[],
): Disposable {
  let known: ReadonlyMap<AccountId, Ecm | undefined> = new Map();
  return accounts.onDidChange(() => {
    const before = known;
    known = new Map(accounts.all.map(({ id }) => [id, accounts.ecm(id)]));
    const changed = [...known].flatMap(([id, ecm]) => (before.has(id) && before.get(id) !== ecm ? [id] : []));
    const gone = [...before.keys()].filter((id) => !known.has(id));
    for (const inventory of inventories) {
      for (const id of changed) inventory.refreshIfOpened(id);
      for (const id of gone) inventory.forget(id);
    }
  });
}
