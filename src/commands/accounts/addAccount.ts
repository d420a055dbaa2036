import * as l10n from "@vscode/l10n";
import type { AccountDraft } from "../../accounts/accountDraft.ts";
import { environmentCredential, environmentRole } from "../../accounts/profiles/environment.ts";
import type { Profile } from "../../accounts/profiles/profile.ts";
import type { App } from "../../app.ts";
import { isSameName } from "../../base/unseen.ts";
import { type Credential, isUsable, noCredential } from "../../ecm/credential.ts";
import { addedNotice, sureToRenew } from "../../view/accounts/accountNotices.ts";
import { type EnvironmentKeys, whatLabel, whichSite, whichSource } from "../../view/accounts/accountPages.ts";
import { isWaitingForLogin, whichProfile } from "../../view/accounts/profilePages.ts";
import { commandLink } from "../../view/ui/commandLinks.ts";
import { Continuation } from "../../view/ui/continuation.ts";
import type { AskPage } from "../../view/wizard/wizard.ts";
import { runRetryable } from "../shared/retryableWizard.ts";
import { askKeys, checkKeys, isSameAccount } from "./accountKeys.ts";
import { findProfiles } from "./findProfiles.ts";

/** The answers of the Add Account wizard. */
interface Wanted extends AccountDraft {
  /** The keys can be tested only after the user has signed in with tccli. */
  readonly waits?: boolean;
  /** The index of the page that asked for the keys. */
  readonly keysPage: number;
}

/**
 * Adds an account after its keys have passed one real call. An untested key could be mistyped, and the account would
 * get an ID under which its tasks are never found again.
 */
export async function addAccount(app: App, from?: Continuation): Promise<void> {
  // VS Code may pass the row whose menu was used.
  if (from instanceof Continuation) return from.go();
  await runRetryable(app.screen, {
    pages: (ask) => askDraft(app, ask),
    work: (draft) => checkAndKeep(app, draft),
    failureSummary: ({ label }) => l10n.t("Account {0} was not added.", label),
    returnTo: ({ keysPage }) => keysPage,
    resume: (where) => commandLink("ecm.addAccount", where),
  });
}

async function checkAndKeep(app: App, draft: Wanted): Promise<void> {
  const { accounts, screen, inventory } = app;
  const checked = draft.waits ? { count: undefined } : await checkKeys(app, draft);
  if (!checked || !(await isToRenew(app, draft))) return;
  const account = await accounts.add(draft);
  void inventory.refresh(account.id);
  await screen.tell(addedNotice(account, checked.count));
}

/** Keys of an existing account renew that account, after a confirmation. */
async function isToRenew(app: App, draft: AccountDraft): Promise<boolean> {
  const holder = await app.accounts.existing(draft);
  if (!holder || draft.kind === "sample") return true;
  if (!(await app.screen.confirm(sureToRenew(holder, draft.label)))) return false;
  return isSameAccount(app, holder, await app.accounts.try(draft));
}

async function askDraft(app: App, ask: AskPage): Promise<Wanted> {
  const taken = environmentCredential(app.environment);
  const source = await ask(whichSource(stateOf(taken), environmentRole(app.environment)));
  if (source === "sample") return sampleDraft();
  if (source === "profile") return askProfile(app, ask);
  const site = await ask(whichSite());
  const keys = source === "environment" && taken ? { credential: taken } : await askKeys(ask, app.clock);
  const base = source === "environment" ? l10n.t("Environment") : l10n.t("Account");
  const keysPage = source === "environment" ? 1 : 2;
  return { ...keys, label: await askLabel(app, ask, base), site, kind: "keys", keysPage };
}

const stateOf = (taken: Credential | undefined): EnvironmentKeys =>
  taken === undefined ? "unset" : isUsable(taken) ? "set" : "malformed";

async function askProfile(app: App, ask: AskPage): Promise<Wanted> {
  const profile = await ask(whichProfile(l10n.t("Add Account"), findProfiles(app), app.accounts.all));
  const site = profile.reference.format === "ini" ? await ask(whichSite()) : profile.endpoint.site;
  return { ...linkTo(profile), site, label: await askLabel(app, ask, profile.reference.name), keysPage: 1 };
}

const linkTo = (profile: Profile) => ({
  kind: "profile" as const,
  credential: noCredential,
  profile: profile.reference,
  waits: isWaitingForLogin(profile),
});

const sampleDraft = (): Wanted => ({
  label: l10n.t("Sample Account"),
  site: "china",
  kind: "sample",
  credential: noCredential,
  keysPage: 0,
});

function askLabel({ accounts }: App, ask: AskPage, base: string): Promise<string> {
  const labels = accounts.all.map(({ label }) => label);
  return ask(whatLabel(suggestLabel(base, labels), labels));
}

/** The first free label of "Account", "Account 2", … */
function suggestLabel(base: string, taken: readonly string[]): string {
  const names = [base, ...taken.map((_, index) => `${base} ${index + 2}`)];
  return names.find((name) => !taken.some((label) => isSameName(label, name))) ?? base;
}
