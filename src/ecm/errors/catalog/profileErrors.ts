import * as l10n from "@vscode/l10n";
import { type Meanings, refused } from "../meaning.ts";

/** Codes of this extension for keys in a file of another tool that cannot be used. */
export const errorsOfProfiles = {
  "ClientError.ProfileMissing": {
    text: () => l10n.t("The file with this account's keys is gone, or no longer has this profile."),
    cause: () => l10n.t("Put it back, or link the account to another profile."),
    remedy: "renewAccount",
    ...refused,
  },
  "ClientError.ProfileUnreadable": {
    text: () => l10n.t("The file with this account's keys cannot be read."),
    cause: () => l10n.t("It must be a file of at most 1 MB that you may read."),
    remedy: "renewAccount",
    ...refused,
  },
  "ClientError.ProfileBroken": {
    text: () => l10n.t("The file with this account's keys is damaged."),
    cause: () => l10n.t("It is not what tccli or an SDK writes. Run tccli configure again, or mend it by hand."),
    remedy: "renewAccount",
    ...refused,
  },
  "ClientError.ProfileEmpty": {
    text: () => l10n.t("The profile holds no keys."),
    cause: () => l10n.t("An interrupted tccli configure leaves it so. Run it again."),
    remedy: "renewAccount",
    ...refused,
  },
  "ClientError.ProfileMalformed": {
    text: () => l10n.t("The profile's keys hold characters that belong to no key."),
    cause: () =>
      l10n.t("They may be spaces inside or characters that cannot be seen. Copy the keys into it once more."),
    remedy: "renewAccount",
    ...refused,
  },
  "ClientError.ProfileIsCvmRole": {
    text: () => l10n.t("The profile takes its keys from the CVM instance it runs on."),
    cause: () => l10n.t("That works only on such an instance, with tccli. Link a profile of another kind."),
    remedy: "renewAccount",
    ...refused,
  },
  "ClientError.ProfileOfOther": {
    text: () => l10n.t("The profile has other keys now, which seem to belong to another Tencent Cloud account."),
    cause: () =>
      l10n.t("They list none of the instances this account had. Put the old keys back, or say that these are right."),
    remedy: "renewAccount",
    ...refused,
  },
  "ClientError.ProfileLoggedOut": {
    text: () => l10n.t("Nobody has signed in to this profile with tccli yet."),
    cause: () => l10n.t("Sign in with tccli in a terminal. It takes effect here at once."),
    remedy: "logIn",
    ...refused,
  },
  "ClientError.ProfileExpired": {
    text: () => l10n.t("The temporary keys of this profile have expired."),
    cause: () => l10n.t("Sign in with tccli in a terminal. It takes effect here at once."),
    remedy: "logIn",
    ...refused,
  },
} as const satisfies Meanings;

export type ProfileProblem = keyof typeof errorsOfProfiles;
