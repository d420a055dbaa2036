import * as l10n from "@vscode/l10n";
import type { Account } from "../../accounts/account.ts";
import type { App } from "../../app.ts";
import { whichAccount } from "../../view/accounts/accountPages.ts";

/** Reads the accounts again and reloads their instances and images. Ignores the focused row that VS Code passes. */
export async function refresh(app: App): Promise<void> {
  app.engine.retryPaused();
  await app.accounts.load();
  await Promise.all(app.accounts.all.map((account) => refreshAccount(app, account)));
}

/** Reloads the instances and images of one account. */
export async function refreshAccount(
  { accounts, inventory, images, screen, engine }: App,
  chosen?: Account,
): Promise<void> {
  const account = chosen ?? (await screen.ask((ask) => ask(whichAccount(l10n.t("Refresh Account"), accounts.all))));
  engine.retryPaused();
  if (account) await Promise.all([inventory.refresh(account.id), images.refresh(account.id)]);
}
