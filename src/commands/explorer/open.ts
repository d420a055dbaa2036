import * as l10n from "@vscode/l10n";
import type { Account } from "../../accounts/account.ts";
import type { AccountImage, AccountInstance } from "../../accounts/inventory/inventory.ts";
import type { App } from "../../app.ts";
import { whichAccount } from "../../view/accounts/accountPages.ts";
import { consolePage } from "../../view/errors/webPages.ts";

/** Opens the web console on the page that lists the row's instance or image. */
export async function openConsole(app: App, at?: Account | AccountInstance | AccountImage): Promise<void> {
  const chosen = at ?? (await app.screen.ask((ask) => ask(whichAccount(l10n.t("Open in Console"), app.accounts.all))));
  if (!chosen) return;
  if ("instance" in chosen) await app.screen.open(consolePage(chosen.account.site, "instance"));
  else if ("image" in chosen) await app.screen.open(consolePage(chosen.account.site, "image"));
  else await app.screen.open(consolePage(chosen.site));
}

/** Opens the log. */
export async function showLog({ screen }: App): Promise<void> {
  await screen.showLog();
}
