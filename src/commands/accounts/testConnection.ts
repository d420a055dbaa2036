import * as l10n from "@vscode/l10n";
import type { Account } from "../../accounts/account.ts";
import { testConnectionSteps } from "../../accounts/connection/connection.ts";
import type { App } from "../../app.ts";
import { UserError } from "../../base/userError.ts";
import { whichAccount } from "../../view/accounts/accountPages.ts";
import { connectionReport, connectionReportTitle } from "../../view/accounts/connectionReport.ts";

/** Tests the connection to an account's API step by step and opens a report. Changes nothing. */
export async function testConnection({ accounts, clock, screen, connection }: App, chosen?: Account): Promise<void> {
  const real = accounts.all.filter(({ kind }) => kind !== "sample");
  if (real.length === 0) throw new UserError(l10n.t("There is no account whose connection could be tested."));
  const account = chosen ?? (await screen.ask((ask) => ask(whichAccount(l10n.t("Test Connection"), real))));
  if (!account) return;
  if (account.kind === "sample") throw new UserError(l10n.t("The sample account needs no connection."));
  const checkup = await testConnectionSteps(connection(account), AbortSignal.timeout(120_000));
  await screen.showReport({
    id: `connection ${account.id}`,
    title: connectionReportTitle(account),
    text: connectionReport(account, checkup, clock.now()),
  });
}
