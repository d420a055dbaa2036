import type { Instance, InstanceId } from "../ecm/model.ts";
import type { AccountId } from "./account.ts";
import type { Accounts } from "./accounts.ts";
import type { Inventory } from "./inventory.ts";

/** Looks at single instances anew: DescribeInstances, five a call. Those it does not find are gone. */
export async function lookAt(
  { accounts, inventory }: { readonly accounts: Pick<Accounts, "ecm">; readonly inventory: Inventory },
  account: AccountId,
  ids: readonly InstanceId[],
  signal: AbortSignal,
): Promise<readonly Instance[]> {
  const ecm = accounts.ecm(account);
  if (!ecm) return [];
  const found = await ecm.instances({ ids }, signal);
  const alive = new Set(found.map(({ id }) => id));
  inventory.update(
    account,
    found,
    ids.filter((id) => !alive.has(id)),
  );
  return found;
}
