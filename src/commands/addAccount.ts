import * as l10n from "@vscode/l10n";
import type { AccountDraft } from "../accounts/accounts.ts";
import { environmentCredential } from "../accounts/environment.ts";
import type { App } from "../app.ts";
import {
  whatLabel,
  whatSecretId,
  whatSecretKey,
  whatToken,
  whichSite,
  whichSource,
  type Source,
} from "../view/accountPages.ts";
import type { Ask } from "../view/walk.ts";

/** Asks for an account's keys, tries them with one real call, and keeps them only if that went well. */
export async function addAccount(app: App): Promise<void> {
  const { accounts, screen, inventory } = app;
  const draft = await screen.ask(async (ask) => askDraft(app, ask));
  if (!draft) return;
  const count = await accounts.try(draft).countInstances(AbortSignal.timeout(60_000));
  const account = await accounts.keep(draft);
  void inventory.refresh(account.id, AbortSignal.timeout(600_000));
  await screen.tell({
    kind: "information",
    text: l10n.t("Account {0} was added: {1} instance(s).", account.label, count),
    buttons: [],
  });
}

async function askDraft({ accounts, environment }: App, ask: Ask): Promise<AccountDraft> {
  const taken = environmentCredential(environment);
  const source = await ask(whichSource(taken !== undefined));
  if (source === "sample") return sampleDraft();
  const site = await ask(whichSite());
  const credential =
    source === "environment" && taken
      ? taken
      : { secretId: await ask(whatSecretId()), secretKey: await ask(whatSecretKey()), token: await ask(whatToken()) };
  const labels = accounts.all.map(({ label }) => label);
  const label = await ask(whatLabel(suggestLabel(source, labels), labels));
  return { label, site, kind: "keys", credential };
}

const sampleDraft = (): AccountDraft => ({
  label: l10n.t("Sample Account"),
  site: "china",
  kind: "sample",
  credential: { secretId: "", secretKey: "", token: undefined },
});

/** The first of "Account", "Account 2", … that is free. */
function suggestLabel(source: Source, taken: readonly string[]): string {
  const base = source === "environment" ? l10n.t("Environment") : l10n.t("Account");
  const names = [base, ...taken.map((_, index) => `${base} ${index + 2}`)];
  return names.find((name) => !taken.includes(name)) ?? base;
}
