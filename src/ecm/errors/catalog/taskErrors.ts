import * as l10n from "@vscode/l10n";
import { type Meanings, refused } from "../meaning.ts";

/** Codes of `ownFailures.ts`: failures that this extension detects itself. */
export const errorsOfTasks: Meanings = {
  "ClientError.TaskFailed": {
    text: () => l10n.t("Tencent Cloud could not make the image."),
    cause: () =>
      l10n.t(
        "It gives no reason. A failed image may stay in the list of images, keep its name and count toward the quota: delete it, or choose another name, before you retry. If it fails again, send the RequestId to their support.",
      ),
    remedy: "tryAgain",
    executed: "yes",
    passing: false,
  },
  "ClientError.InstanceGone": {
    text: () => l10n.t("This instance no longer exists."),
    cause: () => l10n.t("It was terminated while the task was waiting."),
    remedy: "refresh",
    ...refused,
  },
  "ClientError.AnswerMissed": {
    text: () => l10n.t("The window was closed before the answer was here."),
    cause: () => l10n.t("Tencent Cloud may have done what was asked all the same. Look first, then try again."),
    remedy: "lookAgain",
    executed: "unknown",
    passing: false,
  },
  "ClientError.NeverSent": {
    text: () => l10n.t("The request was not sent in good time, so it was given up."),
    cause: () => l10n.t("The window was closed or the computer asleep. Nothing was changed."),
    remedy: "tryAgain",
    ...refused,
  },
  "ClientError.JournalUnwritable": {
    text: () => l10n.t("The journal of tasks cannot be written."),
    cause: () => l10n.t("Free space on the disk, or check the permissions of the extension's storage folder."),
    remedy: "showLog",
    ...refused,
  },
  "ClientError.SignedOut": {
    text: () => l10n.t("There is no key on this computer for the account of this task."),
    cause: () => l10n.t("It was signed out while the task was running. Add the account again to follow it."),
    remedy: "addAccount",
    ...refused,
  },
  "ClientError.BadEndpoint": {
    text: (message = "") => message,
    cause: () => l10n.t("Correct the setting, or leave it empty."),
    remedy: "openSettings",
    ...refused,
  },
  "ClientError.BadProfileEndpoint": {
    text: (message = "") => message,
    cause: () => l10n.t("Correct it in the profile's .configure file, or link the account to another profile."),
    remedy: "renewAccount",
    ...refused,
  },
};
