import type { Account } from "../accounts/account.ts";
import type { App } from "../app.ts";

/** Lists the instances of one account, or of all, anew. */
export async function refresh({ accounts, inventory }: App, account?: Account): Promise<void> {
  const signal = AbortSignal.timeout(600_000);
  const ids = account ? [account.id] : accounts.all.map(({ id }) => id);
  await Promise.all(ids.map((id) => inventory.refresh(id, signal)));
}
