import * as l10n from "@vscode/l10n";
import type { Account } from "../accounts/account.ts";
import type { App } from "../app.ts";
import { whichAccount } from "../view/accountPages.ts";

/** Lists the instances and images of one account anew. */
export async function refreshAccount({ accounts, inventory, images, screen }: App, chosen?: Account): Promise<void> {
  const account = chosen ?? (await screen.ask((ask) => ask(whichAccount(l10n.t("Refresh Account"), accounts.all))));
  if (account) await Promise.all([inventory.refresh(account.id), images.refresh(account.id)]);
}
