import * as l10n from "@vscode/l10n";
import type { Account } from "../accounts/account.ts";
import type { App } from "../app.ts";
import { hasEnded } from "../tasks/task.ts";
import { whichAccount } from "../view/accountPages.ts";
import { accountLabel } from "../view/accountWords.ts";

/** Forgets an account and its keys. Tasks of its that still run wait until it is added again. */
export async function signOut({ accounts, screen, tracker }: App, chosen?: Account): Promise<void> {
  const account = chosen ?? (await screen.ask((ask) => ask(whichAccount(l10n.t("Sign Out"), accounts.all))));
  if (!account) return;
  const running = tracker.tasks.filter((task) => !hasEnded(task) && task.plan.account.id === account.id).length;
  const forgotten = l10n.t("Its keys are removed from this computer. Nothing changes in the cloud.");
  const waiting = l10n.t("{0} task(s) of this account still run. They wait until it is added again.", running);
  const isSure = await screen.confirm({
    text: l10n.t("Sign out of account {0}?", accountLabel(account)),
    detail: running === 0 ? forgotten : `${forgotten} ${waiting}`,
    yes: l10n.t("Sign Out"),
  });
  if (!isSure) return;
  await accounts.forget(account.id);
}
