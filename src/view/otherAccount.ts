import * as l10n from "@vscode/l10n";
import type { Account } from "../accounts/account.ts";
import { accountLabel } from "./accountWords.ts";
import type { Confirmation } from "./notice.ts";

/** Asked before keys are used that list none of the instances an account had. */
export const sureOfKeys = (account: Account): Confirmation => ({
  text: l10n.t("These keys seem to belong to another Tencent Cloud account than {0}.", accountLabel(account)),
  detail: l10n.t(
    "They list none of the instances this account had. If they are kept, its open tasks go on with them, where they may not find their instances. For another account, use Add Account instead.",
  ),
  yes: l10n.t("Keep These Keys"),
});

/** Asked before keys are added that an account has, or once had. */
export const sureToRenew = (account: Account, label: string): Confirmation => ({
  text: l10n.t("These keys were added before, as account {0}.", accountLabel(account)),
  detail: l10n.t(
    "No account is added: that one is given these keys again, its tasks go on with them, and it is called {0} from now on.",
    accountLabel({ label }),
  ),
  yes: l10n.t("Renew {0}", accountLabel(account)),
});
