import * as l10n from "@vscode/l10n";
import type { Account } from "../accounts/account.ts";
import type { App } from "../app.ts";
import { hasEnded, type Task } from "../tasks/task.ts";
import { whichAccount } from "../view/accountPages.ts";
import { accountLabel } from "../view/accountWords.ts";
import { counted } from "../view/counts.ts";
import { plain } from "../view/plainText.ts";
import { sentences } from "../view/sentences.ts";

/** Forgets an account and its keys. Tasks of its that still run wait until it is added again. */
export async function signOut({ accounts, screen, tracker }: App, chosen?: Account): Promise<void> {
  const account = chosen ?? (await screen.ask((ask) => ask(whichAccount(l10n.t("Sign Out"), accounts.all))));
  if (!account) return;
  const running = tracker.tasks.filter((task) => !hasEnded(task) && task.plan.account.id === account.id);
  const forgotten = l10n.t("Its keys are removed from this computer. Nothing changes in the cloud.");
  const waiting = waitingWords(running.length);
  const isSure = await screen.confirm({
    text: l10n.t("Sign out of account {0}?", accountLabel(account)),
    detail: sentences(forgotten, ...(running.length === 0 ? [] : [waiting]), ...running.filter(isDown).map(downWords)),
    yes: l10n.t("Sign Out"),
  });
  if (!isSure) return;
  await accounts.forget(account.id);
}

const waitingWords = (count: number): string =>
  counted(
    count,
    l10n.t("1 task of this account still runs. It waits until the account is added again."),
    l10n.t("{0} tasks of this account still run. They wait until it is added again.", count),
  );

/** We have shut the instance down, and nobody starts it again without the account. */
const isDown = ({ plan, stops }: Task): boolean => plan.power === "stopAndStart" && stops > 0;

const downWords = ({ plan }: Task): string =>
  l10n.t("{0} was shut down for its image and stays off until the account is added again.", plain(plan.instance.name));
