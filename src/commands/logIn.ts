import * as l10n from "@vscode/l10n";
import type { Account } from "../accounts/account.ts";
import type { App } from "../app.ts";
import { Refusal } from "../base/refusal.ts";
import type { TaskKey } from "../tasks/plan.ts";
import { whichAccount } from "../view/accountPages.ts";
import { accountFor } from "./accountFor.ts";

/** Runs tccli's own sign-in in a terminal. The account goes on by itself when the profile's file changes. */
export async function logIn(app: App, of?: Account | TaskKey): Promise<void> {
  const { accounts, screen } = app;
  const chosen = accountFor(app, of);
  const withLogin = accounts.all.filter(({ link }) => link?.login);
  if (withLogin.length === 0) throw new Refusal(l10n.t("No account signs in with tccli."));
  const account = chosen ?? (await screen.ask((ask) => ask(whichAccount(l10n.t("Sign In with tccli"), withLogin))));
  if (!account?.link?.login) return;
  const { login, reference } = account.link;
  await screen.runProgram("tccli", login, "login", "--profile", reference.name);
}
