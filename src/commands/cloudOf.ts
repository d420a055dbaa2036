import * as l10n from "@vscode/l10n";
import type { Account } from "../accounts/account.ts";
import type { App } from "../app.ts";
import { Refusal } from "../base/refusal.ts";
import type { Ecm } from "../ecm/model.ts";
import { accountLabel } from "../view/accountWords.ts";

/** The cloud of an account. Throws a Refusal if the account was signed out meanwhile, perhaps in another window. */
export function cloudOf({ accounts }: Pick<App, "accounts">, account: Pick<Account, "id" | "label">): Ecm {
  const ecm = accounts.ecm(account.id);
  if (!ecm) throw new Refusal(l10n.t("Account {0} is signed out. Add it again first.", accountLabel(account)));
  return ecm;
}
