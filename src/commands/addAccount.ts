import * as l10n from "@vscode/l10n";
import type { AccountDraft } from "../accounts/accounts.ts";
import { environmentCredential } from "../accounts/environment.ts";
import type { Profile } from "../accounts/profile.ts";
import type { App } from "../app.ts";
import { whatLabel, whichSite, whichSource } from "../view/accountPages.ts";
import { addedNotice } from "../view/accountNotices.ts";
import { sureToRenew } from "../view/otherAccount.ts";
import { isWaitingForLogin, whichProfile } from "../view/profilePages.ts";
import type { Ask } from "../view/walk.ts";
import { askKeys } from "./askKeys.ts";
import { isSameAccount } from "./isSameAccount.ts";

/** An account that was asked for, and whether it can be tried before it is kept. */
interface Wanted extends AccountDraft {
  readonly waits?: boolean;
}

/** Asks for an account's keys, tries them with one real call, and keeps them only if that went well. */
export async function addAccount(app: App): Promise<void> {
  const { accounts, screen, inventory } = app;
  const draft = await screen.ask(async (ask) => askDraft(app, ask));
  if (!draft) return;
  const count = draft.waits ? undefined : await tried(app, draft);
  if (!(await isToRenew(app, draft))) return;
  const account = await accounts.keep(draft);
  void inventory.refresh(account.id, AbortSignal.timeout(600_000));
  await screen.tell(addedNotice(account, count));
}

const tried = async ({ accounts }: App, draft: AccountDraft): Promise<number> =>
  (await accounts.try(draft)).countInstances(AbortSignal.timeout(60_000));

/** Keys that are known already add nothing; they renew an account, and a person is told so first. */
async function isToRenew(app: App, draft: AccountDraft): Promise<boolean> {
  const holder = app.accounts.holder(draft);
  if (!holder || draft.kind === "sample") return true;
  if (!(await app.screen.confirm(sureToRenew(holder, draft.label)))) return false;
  return isSameAccount(app, holder, await app.accounts.try(draft));
}

async function askDraft(app: App, ask: Ask): Promise<Wanted> {
  const taken = environmentCredential(app.environment);
  const source = await ask(whichSource(taken !== undefined));
  if (source === "sample") return sampleDraft();
  if (source === "profile") return askProfile(app, ask);
  const site = await ask(whichSite());
  const keys = source === "environment" && taken ? { credential: taken } : await askKeys(ask, app.clock);
  const base = source === "environment" ? l10n.t("Environment") : l10n.t("Account");
  return { ...keys, label: await askLabel(app, ask, base), site, kind: "keys" };
}

async function askProfile(app: App, ask: Ask): Promise<Wanted> {
  const profile = await ask(whichProfile(l10n.t("Add Account"), app.profiles.list(), app.accounts.all));
  const site = profile.reference.format === "ini" ? await ask(whichSite()) : profile.way.site;
  return { ...linkTo(profile), site, label: await askLabel(app, ask, profile.reference.name) };
}

const linkTo = (profile: Profile) => ({
  kind: "profile" as const,
  credential: { secretId: "", secretKey: "", token: undefined },
  profile: profile.reference,
  waits: isWaitingForLogin(profile),
});

const sampleDraft = (): AccountDraft => ({
  label: l10n.t("Sample Account"),
  site: "china",
  kind: "sample",
  credential: { secretId: "", secretKey: "", token: undefined },
});

function askLabel({ accounts }: App, ask: Ask, base: string): Promise<string> {
  const labels = accounts.all.map(({ label }) => label);
  return ask(whatLabel(suggestLabel(base, labels), labels));
}

/** The first of "Account", "Account 2", … that is free. */
function suggestLabel(base: string, taken: readonly string[]): string {
  const names = [base, ...taken.map((_, index) => `${base} ${index + 2}`)];
  return names.find((name) => !taken.includes(name)) ?? base;
}
