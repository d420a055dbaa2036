import * as l10n from "@vscode/l10n";
import type { Account } from "../accounts/account.ts";
import type { App } from "../app.ts";
import { whatSecretId, whatSecretKey, whatToken, whichAccount } from "../view/accountPages.ts";

/** Gives an account other keys. Its tasks, which may have waited for that, go on. */
export async function renewAccount({ accounts, inventory, screen }: App, chosen?: Account): Promise<void> {
  const answers = await screen.ask(async (ask) => {
    const withKeys = accounts.all.filter(({ kind }) => kind === "keys");
    const account = chosen ?? (await ask(whichAccount(l10n.t("Renew Account"), withKeys)));
    const title = l10n.t("Renew Account · {0}", account.label);
    const secretId = await ask(whatSecretId(title));
    const secretKey = await ask(whatSecretKey(title));
    return { account, credential: { secretId, secretKey, token: await ask(whatToken(title)) } };
  });
  if (!answers) return;
  const { account, credential } = answers;
  await accounts.try({ ...account, credential }).countInstances(AbortSignal.timeout(60_000));
  await accounts.renew(account, credential);
  void inventory.refresh(account.id, AbortSignal.timeout(600_000));
  await screen.tell({ kind: "information", text: l10n.t("Account {0} has new keys.", account.label), buttons: [] });
}
