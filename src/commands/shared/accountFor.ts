import * as l10n from "@vscode/l10n";
import type { Account } from "../../accounts/account.ts";
import type { App } from "../../app.ts";
import { UserError } from "../../base/userError.ts";
import type { Ecm } from "../../ecm/model.ts";
import type { TaskKey } from "../../tasks/plan.ts";
import { accountLabel } from "../../view/accounts/accountText.ts";

/** The API client of an account. Throws `UserError` if the account was signed out, perhaps in another window. */
export function requireCloud({ accounts }: Pick<App, "accounts">, account: Pick<Account, "id" | "label">): Ecm {
  const ecm = accounts.ecm(account.id);
  if (!ecm) throw new UserError(l10n.t("Account {0} is signed out. Add it again first.", accountLabel(account)));
  return ecm;
}

/** The account itself, or the account of a task. Throws `UserError` if the task's account was signed out. */
export function accountFor(app: App, of: Account | TaskKey | undefined): Account | undefined {
  if (typeof of !== "string") return of;
  const account = app.taskStore.find(of)?.plan.account;
  if (!account) return undefined;
  requireCloud(app, account);
  return app.accounts.find(account.id);
}
