import * as l10n from "@vscode/l10n";
import type { Account } from "../../accounts/account.ts";
import type { DirectoryProblem } from "../../accounts/storage/accountDirectory.ts";
import type { Removal } from "../../accounts/storage/accountStorage.ts";
import { failureText } from "../errors/failureText.ts";
import { keysPage } from "../errors/webPages.ts";
import { instancesCount } from "../text/phrases.ts";
import { showLogButton } from "../ui/buttons.ts";
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

/** Warns that the list of accounts outside SecretStorage does not work. */
export const directoryNotice = (problem: DirectoryProblem): Notice => ({
  kind: "warning",
  text: directoryTexts[problem](),
  buttons: [showLogButton()],
});

const directoryTexts: Readonly<Record<DirectoryProblem, () => string>> = {
  damaged: () =>
    l10n.t(
      "This extension's list of accounts is damaged. It is made again from the accounts that VS Code's SecretStorage has, and the damaged file is kept beside it.",
    ),
  newer: () =>
    l10n.t(
      "A newer version of this extension has written the list of accounts, so this window cannot change it. Reload the window, or update the extension.",
    ),
  unreadable: () => l10n.t("This extension's list of accounts cannot be read. {0}", unlistedText()),
  unwritable: () => l10n.t("This extension's list of accounts cannot be written. {0}", unlistedText()),
};

const unlistedText = (): string =>
  l10n.t(
    "The accounts that VS Code's SecretStorage has are all here, but one that it loses would be gone. Check the disk and the permissions of the extension's storage folder.",
  );

/** Says what is left of an account that was not removed entirely, and how to go on. */
export function notSignedOutNotice(account: Account, removal: Exclude<Removal, "removed">): Notice {
  const label = accountLabel(account);
  if (removal === "refused")
    return {
      kind: "error",
      text: l10n.t(
        "Account {0} is still signed in: neither the keyring of this computer nor the list of accounts can be changed.",
        label,
      ),
      buttons: [{ label: l10n.t("Retry"), does: commandLink("ecm.signOut", account) }, showLogButton()],
    };
  return {
    kind: "warning",
    text: l10n.t(
      "Account {0} is signed out and its keys are not used any more, but the keyring of this computer did not delete them. That is tried again whenever the accounts are read. To be sure, disable the key in the console.",
      label,
    ),
    buttons: [
      { label: l10n.t("Retry"), does: commandLink("ecm.refresh") },
      { label: l10n.t("Open API Keys"), does: { open: keysPage(account.site) } },
    ],
  };
}

function warningsOf(account: Account): readonly string[] {
  const { link: linked } = account;
  const session = sessionWarnings(account);
  const problem = linked?.problem ? [failureText({ code: linked.problem, message: "" }).text] : [];
  const exposed = linked?.isExposed ? [exposedText(linked.reference.file)] : [];
  return [...session, ...problem, ...exposed];
}

function sessionWarnings({ isSessionOnly, mayBeForgotten }: Account): readonly string[] {
  if (isSessionOnly)
    return [
      l10n.t(
        "This computer's keyring does not work, so its keys stay only until this window closes. They were written nowhere.",
      ),
    ];
  if (mayBeForgotten)
    return [
      l10n.t("VS Code has lost keys on this computer before, so it may keep these only until this window closes."),
    ];
  return [];
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

/** Keys that another account has are not given to a second one, which would list the same instances. */
export const sameKeysText = (holder: Account): string =>
  l10n.t("These are the keys of account {0} already. Sign out of one of the two first.", accountLabel(holder));

/** Asks before keys are added that belong, or belonged, to an existing account. */
export const sureToRenew = (account: Account, label: string): Confirmation => ({
  text: l10n.t("These keys were added before, as account {0}.", accountLabel(account)),
  detail: l10n.t(
    "No account is added: that one is given these keys again, its tasks go on with them, and it is called {0} from now on.",
    accountLabel({ label }),
  ),
  yes: l10n.t("Renew {0}", accountLabel(account)),
});
