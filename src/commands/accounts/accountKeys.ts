import * as l10n from "@vscode/l10n";
import type { Account } from "../../accounts/account.ts";
import type { AccountDraft } from "../../accounts/accountDraft.ts";
import { seemsOther } from "../../accounts/keyOwnership.ts";
import type { App } from "../../app.ts";
import type { Clock } from "../../base/clock.ts";
import type { Ecm } from "../../ecm/model.ts";
import { sureOfKeys } from "../../view/accounts/accountNotices.ts";
import { whatLifetime, whatSecretId, whatSecretKey, whatToken } from "../../view/accounts/accountPages.ts";
import { accountLabel } from "../../view/accounts/accountText.ts";
import type { AskPage } from "../../view/wizard/wizard.ts";

/** Asks for keys and, if they are temporary, for their expiry. */
export async function askKeys(
  ask: AskPage,
  clock: Clock,
  title?: string,
): Promise<Pick<AccountDraft, "credential" | "expiresAt">> {
  const secretId = await ask(whatSecretId(title));
  const secretKey = await ask(whatSecretKey(title));
  const token = await ask(whatToken(title));
  const minutes = token === undefined ? undefined : await ask(whatLifetime(title));
  const expiresAt = minutes === undefined ? undefined : clock.now() + minutes * 60_000;
  return { credential: { secretId, secretKey, token }, expiresAt };
}

/** The result of testing keys. */
export interface CheckedKeys {
  readonly ecm: Ecm;
  /** The number of instances, from DescribeInstances. */
  readonly count: number;
}

/** Tests keys with a read-only call. `undefined` if the user cancels. Rejects with `EcmError`. */
export async function checkKeys({ accounts, screen }: App, draft: AccountDraft): Promise<CheckedKeys | undefined> {
  const ecm = await accounts.try(draft);
  const count = await screen.during(l10n.t("Checking the keys of {0}", accountLabel(draft)), (signal) =>
    ecm.countInstances(signal),
  );
  return count === undefined ? undefined : { ecm, count };
}

/** Whether keys may replace an account's: they list one of its known instances, or the user confirms. */
export async function isSameAccount({ inventory, screen }: App, account: Account, ecm: Ecm): Promise<boolean> {
  const seen = await inventory.seen(account.id);
  const ids = seen.map(({ id }) => id);
  return !(await seemsOther(ecm, ids, AbortSignal.timeout(600_000))) || screen.confirm(sureOfKeys(account));
}
