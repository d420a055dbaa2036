import * as l10n from "@vscode/l10n";
import type { Account } from "../../accounts/account.ts";
import type { AccountDraft } from "../../accounts/accountDraft.ts";
import type { App } from "../../app.ts";
import { UserError } from "../../base/userError.ts";
import { noCredential } from "../../ecm/credential.ts";
import type { TaskKey } from "../../tasks/plan.ts";
import { sameKeysText, sureOfKeys } from "../../view/accounts/accountNotices.ts";
import { whichAccount } from "../../view/accounts/accountPages.ts";
import { accountLabel } from "../../view/accounts/accountText.ts";
import { whichProfile, whichRenewal } from "../../view/accounts/profilePages.ts";
import { commandLink } from "../../view/ui/commandLinks.ts";
import { Continuation } from "../../view/ui/continuation.ts";
import type { AskPage } from "../../view/wizard/wizard.ts";
import { titleOf } from "../../view/wizard/wizardTitles.ts";
import { accountFor, requireCloud } from "../shared/accountFor.ts";
import { runRetryable } from "../shared/retryableWizard.ts";
import { askKeys, checkKeys, isSameAccount } from "./accountKeys.ts";
import { logIn } from "./signInOut.ts";
import { findProfiles } from "./findProfiles.ts";

type NewKeys = Pick<AccountDraft, "credential" | "expiresAt" | "profile">;

interface Renewed {
  readonly account: Account;
  readonly keys: NewKeys | "trust" | "logIn" | "readAgain";
}

/** Replaces an account's keys, or repairs its link to a profile. Its paused tasks resume. */
export async function renewAccount(app: App, of?: Account | TaskKey, from?: Continuation): Promise<void> {
  if (from instanceof Continuation) return from.go();
  const chosen = accountFor(app, of);
  await runRetryable(app.screen, {
    pages: (ask) => askRenewal(app, ask, chosen),
    work: (answers) => renew(app, answers),
    failureSummary: ({ account }) => l10n.t("Account {0} keeps its old keys.", account.label),
    returnTo: ({ account }) => (chosen ? 0 : 1) + (account.kind === "profile" ? 1 : 0),
    resume: (where) => commandLink("ecm.renewAccount", chosen, where),
  });
}

async function renew(app: App, { account, keys }: Renewed): Promise<void> {
  if (keys === "logIn") return logIn(app, account);
  if (keys === "readAgain") return app.accounts.load();
  if (keys === "trust") return trust(app, account);
  await giveKeys(app, account, keys);
}

async function askRenewal(app: App, ask: AskPage, chosen: Account | undefined): Promise<Renewed> {
  const renewable = app.accounts.all.filter(({ kind }) => kind !== "sample");
  const account = chosen ?? (await ask(whichAccount(l10n.t("Renew Account"), renewable)));
  const title = titleOf(l10n.t("Renew Account"), account);
  if (account.kind !== "profile") return { account, keys: await askKeys(ask, app.clock, title) };
  const renewal = await ask(whichRenewal(title, account));
  if (renewal !== "relink") return { account, keys: renewal };
  const { reference } = await ask(whichProfile(title, findProfiles(app), app.accounts.all));
  return { account, keys: { credential: noCredential, profile: reference } };
}

async function trust({ accounts, screen }: App, account: Account): Promise<void> {
  if (await screen.confirm(sureOfKeys(account))) await accounts.trust(account);
}

async function giveKeys(app: App, account: Account, keys: NewKeys): Promise<void> {
  const { accounts, inventory, screen } = app;
  const { label, site, kind } = account;
  requireCloud(app, account);
  const holder = await accounts.holderOf(keys);
  if (holder && holder.id !== account.id) throw new UserError(sameKeysText(holder));
  const checked = await checkKeys(app, { label, site, kind, ...keys });
  if (!checked || !(await isSameAccount(app, account, checked.ecm))) return;
  await accounts.renew(account, keys);
  void inventory.refresh(account.id);
  await screen.tell({
    kind: "information",
    text: l10n.t("Account {0} has new keys.", accountLabel(account)),
    buttons: [],
  });
}
