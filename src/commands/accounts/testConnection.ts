import * as l10n from "@vscode/l10n";
import type { Account } from "../../accounts/account.ts";
import { checkUp } from "../../accounts/connection/connection.ts";
import type { App } from "../../app.ts";
import { Refusal } from "../../base/userError.ts";
import { whichAccount } from "../../view/accounts/accountPages.ts";
import { checkupReport, checkupTitle } from "../../view/accounts/connectionReport.ts";

/** Looks at each step of the way to an account's cloud and opens a report. Changes nothing anywhere. */
export async function testConnection({ accounts, clock, screen, way }: App, chosen?: Account): Promise<void> {
  const real = accounts.all.filter(({ kind }) => kind !== "sample");
  if (real.length === 0) throw new Refusal(l10n.t("There is no account whose connection could be tested."));
  const account = chosen ?? (await screen.ask((ask) => ask(whichAccount(l10n.t("Test Connection"), real))));
  if (!account) return;
  if (account.kind === "sample") throw new Refusal(l10n.t("The sample account needs no connection."));
  const checkup = await checkUp(way(account), AbortSignal.timeout(120_000));
  await screen.showReport({
    id: `connection ${account.id}`,
    title: checkupTitle(account),
    text: checkupReport(account, checkup, clock.now()),
  });
}
