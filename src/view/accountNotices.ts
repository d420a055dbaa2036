import * as l10n from "@vscode/l10n";
import type { Account } from "../accounts/account.ts";
import { accountLabel, expiryWord } from "./accountWords.ts";
import { failureWords } from "./failureWords.ts";
import { link } from "./links.ts";
import type { Button, Notice } from "./notice.ts";
import { exposedWords } from "./profilePages.ts";

/** An account is there now; what is unsafe or unfinished about it is said in the same breath. */
export function addedNotice(account: Account, count: number | undefined): Notice {
  const label = accountLabel(account);
  const added =
    count === undefined
      ? l10n.t("Account {0} was added.", label)
      : l10n.t("Account {0} was added: {1} instance(s).", label, count);
  const warnings = warningsOf(account);
  const text = [added, ...warnings].join(" ");
  return { kind: warnings.length > 0 ? "warning" : "information", text, buttons: loginButton(account) };
}

/** Temporary keys are about to end. */
export const expiryNotice = (account: Account & { readonly expiresAt: number }, now: number): Notice => ({
  kind: "warning",
  text: l10n.t("The temporary keys of account {0}: {1}.", accountLabel(account), expiryWord(account.expiresAt, now)),
  buttons: account.link?.login
    ? loginButton(account)
    : [{ label: l10n.t("Renew Account…"), does: link("ecm.renewAccount", account) }],
});

/** There may be accounts that cannot be seen now. */
export function keyringNotice(): Notice {
  const { text, advice } = failureWords({ code: "ClientError.KeyringClosed", message: "" });
  return {
    kind: "warning",
    text: `${text} ${advice}`,
    buttons: [{ label: l10n.t("Retry"), does: link("ecm.refresh") }],
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
  const problem = linked?.problem ? [failureWords({ code: linked.problem, message: "" }).text] : [];
  const exposed = linked?.isExposed ? [exposedWords(linked.reference.file)] : [];
  return [...session, ...problem, ...exposed];
}

const loginButton = (account: Account): readonly Button[] =>
  account.link?.login && account.link.problem
    ? [{ label: l10n.t("Sign In with tccli"), does: link("ecm.logIn", account) }]
    : [];
