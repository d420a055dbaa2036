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

/** Asks for keys, and for temporary ones when they end. */
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

/** What keys were found to reach. */
export interface CheckedKeys {
  readonly ecm: Ecm;
  /** How many instances DescribeInstances counts. */
  readonly count: number;
}

/** Tries keys with one real call that only looks; `undefined` when the person stops it. Rejects with `EcmError`. */
export async function checkKeys({ accounts, screen }: App, draft: AccountDraft): Promise<CheckedKeys | undefined> {
  const ecm = await accounts.try(draft);
  const count = await screen.during(l10n.t("Checking the keys of {0}", accountLabel(draft)), (signal) =>
    ecm.countInstances(signal),
  );
  return count === undefined ? undefined : { ecm, count };
}

/** Whether keys may take the place of an account's: they list an instance that it had, or the person is sure. */
export async function isSameAccount({ inventory, screen }: App, account: Account, ecm: Ecm): Promise<boolean> {
  const seen = await inventory.seen(account.id);
  const ids = seen.map(({ id }) => id);
  return !(await seemsOther(ecm, ids, AbortSignal.timeout(600_000))) || screen.confirm(sureOfKeys(account));
}
