import * as l10n from "@vscode/l10n";
import type { Account } from "../accounts/account.ts";
import type { App } from "../app.ts";
import { whatLabel, whichAccount } from "../view/accountPages.ts";
import { titleOf } from "../view/titles.ts";

/** Gives an account another name. */
export async function renameAccount({ accounts, screen }: App, chosen?: Account): Promise<void> {
  const answers = await screen.ask(async (ask) => {
    const account = chosen ?? (await ask(whichAccount(l10n.t("Rename Account"), accounts.all)));
    const others = accounts.all.filter(({ id }) => id !== account.id).map(({ label }) => label);
    return { account, label: await ask(whatLabel(account.label, others, titleOf(l10n.t("Rename Account"), account))) };
  });
  if (answers) await accounts.rename(answers.account, answers.label);
}
