import * as l10n from "@vscode/l10n";
import { type Meanings, refused, refusedForNow, uncertain } from "./meaning.ts";

/** The 14 codes CreateImage documents, in the order of the API page. */
export const errorsOfCreateImage: Meanings = {
  "FailedOperation.InstanceNotAllStopped": {
    words: () => l10n.t("The instance is not shut down."),
    cause: () => l10n.t("An image can be made of a stopped instance only, unless you allow its power to be cut."),
    remedy: "stopAndTryAgain",
    ...refused,
  },
  "FailedOperation.InternalOperationFailure": {
    words: () => l10n.t("Something failed inside Tencent Cloud, and it is not certain whether it did what was asked."),
    cause: () => l10n.t("Look first whether it was done. If this goes on, send the request ID to their support."),
    remedy: "lookAgain",
    ...uncertain,
  },
  InvalidParameter: {
    words: () => l10n.t("Tencent Cloud does not accept one of the values."),
    cause: () => l10n.t("Most likely the name or the description holds something it does not allow."),
    remedy: "chooseAnotherName",
    ...refused,
  },
  "InvalidParameter.InvalidDataFormat": {
    words: () => l10n.t("Tencent Cloud cannot read one of the values."),
    cause: () => l10n.t("The name or the description may hold unusual characters. If not, this extension is at fault."),
    remedy: "chooseAnotherName",
    ...refused,
  },
  "InvalidParameterValue.ImageNameDuplicate": {
    words: () => l10n.t("An image of that name exists already."),
    cause: () => l10n.t("Names are unique in an account, and an image that is still being made counts too."),
    remedy: "chooseAnotherName",
    ...refused,
  },
  "InvalidParameterValue.InvalidInstanceID": {
    words: () => l10n.t("Tencent Cloud does not recognize the ID of this instance."),
    cause: () => l10n.t("The list may be out of date. Refresh it and choose the instance again."),
    remedy: "refresh",
    ...refused,
  },
  MissingParameter: {
    words: () => l10n.t("Tencent Cloud misses a value in the request."),
    cause: () => l10n.t("This extension should have sent it. The log tells what was missing."),
    remedy: "showLog",
    ...refused,
  },
  "MissingParameter.MissingImageParameter": {
    words: () => l10n.t("Tencent Cloud misses a value for the image, most likely its name."),
    cause: () => l10n.t("Enter a name for the image."),
    remedy: "chooseAnotherName",
    ...refused,
  },
  "ResourceInsufficient.InvaildPrivateImageNum": {
    words: () => l10n.t("This account already has as many images as it may have."),
    cause: () => l10n.t("Usually 10 are allowed. Delete one you no longer need, or ask support for more."),
    remedy: "deleteImages",
    ...refused,
  },
  "UnauthorizedOperation.ForbiddenOperation": {
    words: () => l10n.t("This account is not allowed to do that."),
    cause: () => l10n.t("Its administrator can grant the permission. ECM itself also has to be activated on request."),
    remedy: "copyPolicy",
    ...refused,
  },
  UnsupportedOperation: {
    words: () => l10n.t("Tencent Cloud does not support that for this instance or account."),
    cause: () => l10n.t("The log has its message and the request ID, which their support asks for."),
    remedy: "showLog",
    ...refused,
  },
  "UnsupportedOperation.InstanceIdNotFound": {
    words: () => l10n.t("This instance no longer exists."),
    cause: () => l10n.t("It was terminated, or it belongs to another account or site."),
    remedy: "refresh",
    ...refused,
  },
  "UnsupportedOperation.InstanceIdNotSupported": {
    words: () => l10n.t("No image can be made of this kind of instance."),
    cause: () => l10n.t("Some models, such as bare metal, have no images. Choose another instance."),
    remedy: "chooseAnotherInstance",
    ...refused,
  },
  "UnsupportedOperation.InvalidInstanceState": {
    words: () => l10n.t("The instance is busy or in a state that does not allow this."),
    cause: () => l10n.t("Wait until it is running or stopped, then try again."),
    remedy: "waitUntilItSettles",
    ...refusedForNow,
  },
};
