import type { Account } from "../accounts/account.ts";
import type { App } from "../app.ts";
import type { TaskKey } from "../tasks/plan.ts";
import { cloudOf } from "./cloudOf.ts";

/** The account whose menu was used, or whose task's. Throws a Refusal if the task's was signed out meanwhile. */
export function accountFor(app: App, of: Account | TaskKey | undefined): Account | undefined {
  if (typeof of !== "string") return of;
  const account = app.board.find(of)?.plan.account;
  if (!account) return undefined;
  cloudOf(app, account);
  return app.accounts.find(account.id);
}
