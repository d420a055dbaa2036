import * as l10n from "@vscode/l10n";
import type { Account } from "../../accounts/account.ts";
import type { App } from "../../app.ts";
import { UserError } from "../../base/userError.ts";
import type { TaskKey } from "../../tasks/plan.ts";
import { hasEnded, type Task } from "../../tasks/task.ts";
import { notSignedOutNotice } from "../../view/accounts/accountNotices.ts";
import { whichAccount } from "../../view/accounts/accountPages.ts";
import { accountLabel } from "../../view/accounts/accountText.ts";
import { otherFolderText } from "../../view/accounts/profilePages.ts";
import { plain } from "../../view/text/escape.ts";
import { pluralize, sentences } from "../../view/text/phrases.ts";
import { accountFor } from "../shared/accountFor.ts";

/** Runs tccli's sign-in in a terminal. The account resumes when the profile's file changes. Throws `UserError`. */
export async function logIn(app: App, of?: Account | TaskKey): Promise<void> {
  const { accounts, screen } = app;
  const chosen = accountFor(app, of);
  const withLogin = accounts.all.filter(({ link }) => link?.login);
  if (withLogin.length === 0) throw new UserError(l10n.t("No account signs in with tccli."));
  const account = chosen ?? (await screen.ask((ask) => ask(whichAccount(l10n.t("Sign In with tccli"), withLogin))));
  if (!account?.link?.login) return;
  const { login, reference } = account.link;
  const other = await app.profiles.otherLoginFolder(reference);
  if (other !== undefined) throw new UserError(otherFolderText(reference, other));
  await screen.runProgram("tccli", login, "login", "--profile", reference.name);
}

/** Removes an account and its keys. Its running tasks wait until it is added again. */
export async function signOut({ accounts, screen, engine }: App, chosen?: Account): Promise<void> {
  const account = chosen ?? (await screen.ask((ask) => ask(whichAccount(l10n.t("Sign Out"), accounts.all))));
  if (!account) return;
  const running = engine.tasks.filter((task) => !hasEnded(task) && task.plan.account.id === account.id);
  const forgotten = l10n.t("Its keys are removed from this computer. Nothing changes in the cloud.");
  const waiting = waitingText(running.length);
  const isSure = await screen.confirm({
    text: l10n.t("Sign out of account {0}?", accountLabel(account)),
    detail: sentences(
      forgotten,
      ...(running.length === 0 ? [] : [waiting]),
      ...running.filter(isDown).map(stoppedText),
    ),
    yes: l10n.t("Sign Out"),
  });
  if (!isSure) return;
  const removal = await accounts.remove(account.id);
  if (removal !== "removed") await screen.tell(notSignedOutNotice(account, removal));
}

const waitingText = (count: number): string =>
  pluralize(
    count,
    l10n.t("1 task of this account still runs. It waits until the account is added again."),
    l10n.t("{0} tasks of this account still run. They wait until it is added again.", count),
  );

/** Whether the extension has shut the instance down and still has to start it. */
const isDown = ({ plan, stopCalls }: Task): boolean => plan.power === "stopAndStart" && stopCalls > 0;

const stoppedText = ({ plan }: Task): string =>
  l10n.t("{0} was shut down for its image and stays off until the account is added again.", plain(plan.instance.name));
