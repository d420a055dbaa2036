import * as l10n from "@vscode/l10n";
import type { Account } from "../accounts/account.ts";
import type { App } from "../app.ts";
import { Refusal } from "../base/refusal.ts";
import { whichAccount } from "../view/accountPages.ts";
import { titleOf } from "../view/titles.ts";
import { typedName } from "../view/typedName.ts";

/** Takes the mark off an account again, after the account's own name was typed. */
export async function unprotectAccount({ accounts, screen }: App, chosen?: Account): Promise<void> {
  const guarded = accounts.all.filter(({ isProtected }) => isProtected);
  if (guarded.length === 0) throw new Refusal(l10n.t("No account is protected."));
  const sure = await screen.ask(async (ask) => {
    const account = chosen ?? (await ask(whichAccount(l10n.t("Stop Protecting Account"), guarded)));
    const title = titleOf(l10n.t("Stop Protecting Account"), account);
    await ask(typedName(title, account.label, l10n.t("Its instances can then be powered off with a click.")));
    return account;
  });
  if (sure) await accounts.protect(sure, false);
}
