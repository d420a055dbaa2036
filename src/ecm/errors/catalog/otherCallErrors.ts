import * as l10n from "@vscode/l10n";
import { type Meanings, refused, refusedForNow } from "../meaning.ts";

/** Error codes of the actions for lists, power, tasks and images. */
export const errorsOfOtherCalls: Meanings = {
  "FailedOperation.ImageInUse": {
    text: () => l10n.t("The image is in use, so it cannot be changed."),
    cause: () => l10n.t("A module or an instance still uses it."),
    remedy: "refresh",
    ...refused,
  },
  "FailedOperation.InstanceOwnerCheckFailed": {
    text: () => l10n.t("This instance does not belong to this account."),
    cause: () => l10n.t("The list may be out of date, or show another account."),
    remedy: "refresh",
    ...refused,
  },
  "FailedOperation.OperationConflict": {
    text: () => l10n.t("Something else is being done at the same time."),
    cause: () => l10n.t("Wait until it is finished, then try again."),
    remedy: "waitUntilItSettles",
    ...refusedForNow,
  },
  "FailedOperation.OperationNotAllow": {
    text: () => l10n.t("The state of the instance does not allow this."),
    cause: () => l10n.t("It may be there already, or be doing something else. Wait until it is running or stopped."),
    remedy: "waitUntilItSettles",
    ...refusedForNow,
  },
  "InvalidParameterValue.InvaildDescribeInstance": {
    text: () => l10n.t("Tencent Cloud does not show the instances of this account."),
    cause: () => l10n.t("Most likely the account is not allowed to see them. Its administrator can grant that."),
    remedy: "copyPolicy",
    ...refused,
  },
  "InvalidParameterValue.InvalidImageID": {
    text: () => l10n.t("Tencent Cloud does not recognize the ID of this image."),
    cause: () => l10n.t("The list may be out of date. Refresh it and choose the image again."),
    remedy: "refresh",
    ...refused,
  },
  "InvalidParameterValue.TaskNotFound": {
    text: () => l10n.t("Tencent Cloud does not know this task."),
    cause: () => l10n.t("It may not know it yet, or no longer. The list of images tells what became of it."),
    remedy: "lookAgain",
    ...refused,
  },
  "OperationDenied.InstanceOperationInProgress": {
    text: () => l10n.t("The instance is busy with something else."),
    cause: () => l10n.t("Wait until that is finished, then try again."),
    remedy: "waitUntilItSettles",
    ...refusedForNow,
  },
  "ResourceNotFound.InstanceNotExist": {
    text: () => l10n.t("This instance no longer exists."),
    cause: () => l10n.t("It was terminated, or belongs to another account or site. Refresh the list."),
    remedy: "refresh",
    ...refused,
  },
  "ResourceUnavailable.InstanceNotRunning": {
    text: () => l10n.t("The instance is not running."),
    cause: () => l10n.t("Only a running instance can be stopped or rebooted. The list may be out of date."),
    remedy: "refresh",
    ...refused,
  },
};
