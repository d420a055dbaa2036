import * as l10n from "@vscode/l10n";
import type { Account } from "../accounts/account.ts";
import type { App } from "../app.ts";
import { Refusal } from "../base/refusal.ts";
import { whichAccount } from "../view/accountPages.ts";

/** Marks an account: from now on, whatever cannot be undone asks for a name to be typed. */
export async function protectAccount({ accounts, screen }: App, chosen?: Account): Promise<void> {
  const open = accounts.all.filter(({ isProtected }) => !isProtected);
  if (!chosen && open.length === 0) throw new Refusal(l10n.t("Every account is protected already."));
  const account = chosen ?? (await screen.ask((ask) => ask(whichAccount(l10n.t("Protect Account"), open))));
  if (account) await accounts.protect(account, true);
}
