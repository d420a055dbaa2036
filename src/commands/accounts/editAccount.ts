import * as l10n from "@vscode/l10n";
import type { Account } from "../../accounts/account.ts";
import type { App } from "../../app.ts";
import { UserError } from "../../base/userError.ts";
import { whatLabel, whichAccount } from "../../view/accounts/accountPages.ts";
import { titleOf } from "../../view/wizard/wizardTitles.ts";
import { confirmProtected } from "../shared/confirmProtected.ts";

/** Renames an account. */
export async function renameAccount({ accounts, screen }: App, chosen?: Account): Promise<void> {
  const answers = await screen.ask(async (ask) => {
    const account = chosen ?? (await ask(whichAccount(l10n.t("Rename Account"), accounts.all)));
    const others = accounts.all.filter(({ id }) => id !== account.id).map(({ label }) => label);
    return { account, label: await ask(whatLabel(account.label, others, titleOf(l10n.t("Rename Account"), account))) };
  });
  if (answers) await accounts.rename(answers.account, answers.label);
}

/** Protects an account: actions that cannot be undone ask for a name to be typed. */
export async function protectAccount({ accounts, screen }: App, chosen?: Account): Promise<void> {
  const open = accounts.all.filter(({ isProtected }) => !isProtected);
  if (!chosen && open.length === 0) throw new UserError(l10n.t("Every account is protected already."));
  const account = chosen ?? (await screen.ask((ask) => ask(whichAccount(l10n.t("Protect Account"), open))));
  if (account) await accounts.protect(account, true);
}

/** Stops protecting an account, after the user has typed its label. */
export async function unprotectAccount(app: App, chosen?: Account): Promise<void> {
  const { accounts, screen } = app;
  const protectedAccounts = accounts.all.filter(({ isProtected }) => isProtected);
  if (protectedAccounts.length === 0) throw new UserError(l10n.t("No account is protected."));
  const confirmed = await screen.ask(async (ask) => {
    const account = chosen ?? (await ask(whichAccount(l10n.t("Stop Protecting Account"), protectedAccounts)));
    await confirmProtected(app, ask, {
      title: titleOf(l10n.t("Stop Protecting Account"), account),
      targets: [{ account, name: account.label }],
      consequence: () => l10n.t("Its instances can then be powered off with a click."),
    });
    return account;
  });
  if (confirmed) await accounts.protect(confirmed, false);
}
