import type { Account } from "../accounts/account.ts";
import { seemsOther } from "../accounts/seemsOther.ts";
import type { App } from "../app.ts";
import type { Ecm } from "../ecm/model.ts";
import { sureOfKeys } from "../view/otherAccount.ts";

/** Whether keys may take the place of an account's: they list an instance that it had, or the person is sure. */
export async function isSameAccount({ inventory, screen }: App, account: Account, ecm: Ecm): Promise<boolean> {
  const seen = await inventory.seen(account.id);
  const ids = seen.map(({ id }) => id);
  return !(await seemsOther(ecm, ids, AbortSignal.timeout(600_000))) || screen.confirm(sureOfKeys(account));
}
