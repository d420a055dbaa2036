import * as l10n from "@vscode/l10n";
import { type Meanings, refused } from "../meaning.ts";

/** Codes of this extension for accounts whose keys SecretStorage does not give. */
export const errorsOfStorage = {
  "ClientError.KeysGone": {
    text: () => l10n.t("VS Code no longer has this account's keys."),
    cause: () =>
      l10n.t(
        "The computer's keyring may have changed or be missing, or the keys were removed elsewhere. Enter them again: everything else of the account is still here.",
      ),
    remedy: "renewAccount",
    ...refused,
  },
  "ClientError.KeysOfOtherVersion": {
    text: () =>
      l10n.t("This account's keys were kept by another version of this extension, which this one cannot read."),
    cause: () => l10n.t("Update the extension, or enter the keys again."),
    remedy: "renewAccount",
    ...refused,
  },
  "ClientError.KeyringClosed": {
    text: () => l10n.t("The keyring of this computer cannot be read, so its accounts have no keys for now."),
    cause: () => l10n.t("Unlock it. It is tried again from time to time, and what waits then goes on."),
    remedy: "refresh",
    ...refused,
  },
} as const satisfies Meanings;

export type KeysProblem = keyof typeof errorsOfStorage;
