import * as l10n from "@vscode/l10n";
import type { Account } from "../../accounts/account.ts";
import { failureText } from "../errors/failureText.ts";
import { instancesCount } from "../text/phrases.ts";
import { commandLink } from "../ui/commandLinks.ts";
import type { Button, Confirmation, Notice } from "../ui/notice.ts";
import { accountLabel, expiryText } from "./accountText.ts";
import { exposedText } from "./profilePages.ts";

/** Says that an account was added, with any warning about it. */
export function addedNotice(account: Account, count: number | undefined): Notice {
  const label = accountLabel(account);
  const added =
    count === undefined
      ? l10n.t("Account {0} was added.", label)
      : l10n.t("Account {0} was added: {1}.", label, instancesCount(count));
  const warnings = warningsOf(account);
  const text = [added, ...warnings].join(" ");
  return { kind: warnings.length > 0 ? "warning" : "information", text, buttons: loginButton(account) };
}

/** Warns that temporary keys expire soon. */
export const expiryNotice = (account: Account & { readonly expiresAt: number }, now: number): Notice => ({
  kind: "warning",
  text: l10n.t("The temporary keys of account {0}: {1}.", accountLabel(account), expiryText(account.expiresAt, now)),
  buttons: account.link?.login
    ? loginButton(account)
    : [{ label: l10n.t("Renew Account…"), does: commandLink("ecm.renewAccount", account) }],
});

/** Warns that accounts may be missing because the keyring cannot be read. */
export function keyringNotice(): Notice {
  const { text, advice } = failureText({ code: "ClientError.KeyringClosed", message: "" });
  return {
    kind: "warning",
    text: `${text} ${advice}`,
    buttons: [{ label: l10n.t("Retry"), does: commandLink("ecm.refresh") }],
  };
}

function warningsOf({ isSessionOnly, link: linked }: Account): readonly string[] {
  const session = isSessionOnly
    ? [
        l10n.t(
          "This computer's keyring does not work, so it stays only until this window closes. Its keys were written nowhere.",
        ),
      ]
    : [];
  const problem = linked?.problem ? [failureText({ code: linked.problem, message: "" }).text] : [];
  const exposed = linked?.isExposed ? [exposedText(linked.reference.file)] : [];
  return [...session, ...problem, ...exposed];
}

const loginButton = (account: Account): readonly Button[] =>
  account.link?.login && account.link.problem
    ? [{ label: l10n.t("Sign In with tccli"), does: commandLink("ecm.logIn", account) }]
    : [];

/** Asks before keys are used that list none of the account's known instances. */
export const sureOfKeys = (account: Account): Confirmation => ({
  text: l10n.t("These keys seem to belong to another Tencent Cloud account than {0}.", accountLabel(account)),
  detail: l10n.t(
    "They list none of the instances this account had. If they are kept, its open tasks go on with them, where they may not find their instances. For another account, use Add Account instead.",
  ),
  yes: l10n.t("Keep These Keys"),
});

/** Asks before keys are added that belong, or belonged, to an existing account. */
export const sureToRenew = (account: Account, label: string): Confirmation => ({
  text: l10n.t("These keys were added before, as account {0}.", accountLabel(account)),
  detail: l10n.t(
    "No account is added: that one is given these keys again, its tasks go on with them, and it is called {0} from now on.",
    accountLabel({ label }),
  ),
  yes: l10n.t("Renew {0}", accountLabel(account)),
});
