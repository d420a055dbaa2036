import * as l10n from "@vscode/l10n";
import type { AccountDraft } from "../accounts/accounts.ts";
import type { App } from "../app.ts";
import type { Ecm } from "../ecm/model.ts";
import { accountLabel } from "../view/accountWords.ts";

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
