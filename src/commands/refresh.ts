import type { Account } from "../accounts/account.ts";
import type { App } from "../app.ts";

/** Lists the instances and images of one account, or of all, anew. */
export async function refresh({ accounts, inventory, images }: App, account?: Account): Promise<void> {
  if (!accounts.isWhole) await accounts.load();
  const ids = account ? [account.id] : accounts.all.map(({ id }) => id);
  await Promise.all(ids.flatMap((id) => [inventory.refresh(id), images.refresh(id)]));
}
