import * as l10n from "@vscode/l10n";
import { type Meanings, refused, refusedForNow, uncertain } from "../meaning.ts";

/**
 * The 14 error codes that CreateImage documents, in the order of its page.
 * @see https://www.tencentcloud.com/document/api/1119/45727
 */
export const errorsOfCreateImage: Meanings = {
  "FailedOperation.InstanceNotAllStopped": {
    text: () => l10n.t("The instance is still running."),
    cause: () => l10n.t("An image is made of a stopped instance. Let it be shut down first, or force its power off."),
    remedy: "stopAndTryAgain",
    ...refused,
  },
  "FailedOperation.InternalOperationFailure": {
    text: () => l10n.t("Something failed inside Tencent Cloud, and it is not certain whether it did what was asked."),
    cause: () => l10n.t("Look first whether it was done. If this goes on, send the RequestId to their support."),
    remedy: "lookAgain",
    ...uncertain,
  },
  InvalidParameter: {
    text: () => l10n.t("Tencent Cloud does not accept one of the values."),
    cause: () => l10n.t("Most likely it is the name or the description. Try a plainer one."),
    remedy: "chooseAnotherName",
    ...refused,
  },
  "InvalidParameter.InvalidDataFormat": {
    text: () => l10n.t("Tencent Cloud cannot read one of the values."),
    cause: () => l10n.t("The name or the description may hold unusual characters. If not, this extension is at fault."),
    remedy: "chooseAnotherName",
    ...refused,
  },
  "InvalidParameterValue.ImageNameDuplicate": {
    text: () => l10n.t("An image of that name exists already."),
    cause: () => l10n.t("Names are unique in an account, and an image that is still being made counts too."),
    remedy: "chooseAnotherName",
    ...refused,
  },
  "InvalidParameterValue.InvalidInstanceID": {
    text: () => l10n.t("Tencent Cloud does not recognize the ID of this instance."),
    cause: () => l10n.t("The list may be out of date. Refresh it and choose the instance again."),
    remedy: "refresh",
    ...refused,
  },
  MissingParameter: {
    text: () => l10n.t("Something is missing from the request."),
    cause: () => l10n.t("That is a fault of this extension, not of yours. The log tells what is missing."),
    remedy: "showLog",
    ...refused,
  },
  "MissingParameter.MissingImageParameter": {
    text: () => l10n.t("Something about the image is missing from the request, most likely its name."),
    cause: () => l10n.t("Give the image a name and try again."),
    remedy: "chooseAnotherName",
    ...refused,
  },
  "ResourceInsufficient.InvaildPrivateImageNum": {
    text: () => l10n.t("This account has no room for another image."),
    cause: () =>
      l10n.t("An account may usually have 10. Delete one that is no longer needed, or ask Tencent Cloud for more."),
    remedy: "deleteImages",
    ...refused,
  },
  "UnauthorizedOperation.ForbiddenOperation": {
    text: () => l10n.t("This account is not allowed to do that."),
    cause: () => l10n.t("Its administrator can grant the permission. ECM itself also has to be activated on request."),
    remedy: "copyPolicy",
    ...refused,
  },
  UnsupportedOperation: {
    text: () => l10n.t("Tencent Cloud does not support this for the instance or the account."),
    cause: () => l10n.t("The log has its message and the RequestId, which their support asks for."),
    remedy: "showLog",
    ...refused,
  },
  "UnsupportedOperation.InstanceIdNotFound": {
    text: () => l10n.t("This instance no longer exists."),
    cause: () => l10n.t("It was terminated, or belongs to another account or site. Refresh the list."),
    remedy: "refresh",
    ...refused,
  },
  "UnsupportedOperation.InstanceIdNotSupported": {
    text: () => l10n.t("No image can be made of this kind of instance."),
    cause: () => l10n.t("Some models, such as bare metal, do not support images. Choose another instance."),
    remedy: "chooseAnotherInstance",
    ...refused,
  },
  "UnsupportedOperation.InvalidInstanceState": {
    text: () => l10n.t("The instance is busy or in a state that does not allow this."),
    cause: () => l10n.t("Wait until it is running or stopped, then try again."),
    remedy: "waitUntilItSettles",
    ...refusedForNow,
  },
};
