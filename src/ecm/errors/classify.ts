import * as l10n from "@vscode/l10n";
import { errorsOfAnyCall } from "./catalog/anyCallErrors.ts";
import { errorsOfCreateImage } from "./catalog/createImageErrors.ts";
import { errorsOfKeys } from "./catalog/keyErrors.ts";
import { errorsOfNetwork } from "./catalog/networkErrors.ts";
import { errorsOfOtherCalls } from "./catalog/otherCallErrors.ts";
import { errorsOfProfiles } from "./catalog/profileErrors.ts";
import { errorsOfStorage } from "./catalog/storageErrors.ts";
import { errorsOfTasks } from "./catalog/taskErrors.ts";
import { EcmError, type Failure } from "./failure.ts";
import type { Meaning } from "./meaning.ts";

const meanings: ReadonlyMap<string, Meaning> = new Map(
  [
    errorsOfCreateImage,
    errorsOfOtherCalls,
    errorsOfKeys,
    errorsOfProfiles,
    errorsOfStorage,
    errorsOfAnyCall,
    errorsOfNetwork,
    errorsOfTasks,
  ].flatMap<[string, Meaning]>(Object.entries),
);

const anyOther: Meaning = {
  text: (message = "") =>
    message === "" ? l10n.t("Tencent Cloud refused the request.") : l10n.t("Tencent Cloud says: {0}", message),
  cause: () => l10n.t("This extension does not know this error. The log has the RequestId."),
  remedy: "showLog",
  executed: "unknown",
  passing: false,
};

/** The meaning of an error code, or of its family, the part before the dot. */
export function meaningOf(code: string): Meaning {
  return meanings.get(code) ?? meanings.get(familyOf(code)) ?? anyOther;
}

const familyOf = (code: string): string => code.replace(/\..*/s, "");

/** Whether an API action only reads, so that a lost response leaves nothing changed. */
export const isReadOnly = (action = ""): boolean => action.startsWith("Describe");

type WithCode = Pick<Failure, "code">;

/** DescribeTaskStatus does not know one of the tasks, or no longer. */
export const isTaskNotFound = ({ code }: WithCode): boolean => code === "InvalidParameterValue.TaskNotFound";

/** An image of that name exists or is being created, perhaps by a call whose response was lost. */
export const isNameDuplicate = ({ code }: WithCode): boolean => code === "InvalidParameterValue.ImageNameDuplicate";

/** The image was started and not finished, so the image list may contain a failed image. */
export const mayLeaveImage = ({ code }: WithCode): boolean => code === "ClientError.TaskFailed";

/** The instance no longer exists, or belongs to another account. */
export const isInstanceGone = ({ code }: WithCode): boolean =>
  code === "ResourceNotFound.InstanceNotExist" || code === "UnsupportedOperation.InstanceIdNotFound";

/** The account needs working keys, from the user or from the keyring, before any call can succeed. */
export const needsCredentials = ({ code }: WithCode): boolean =>
  meaningOf(code).remedy === "renewAccount" || meaningOf(code).remedy === "logIn" || isKeyringClosed({ code });

/** The keys are in a keyring that cannot be read for now. */
const isKeyringClosed = ({ code }: WithCode): boolean => code === "ClientError.KeyringClosed";

/** The signature was too old when it arrived, so the call was not executed: sign it again and send it. */
export const isSignatureExpired = ({ code }: WithCode): boolean => code === "AuthFailure.SignatureExpire";

/** The cloud refuses a call for a reason that only a person can change, such as a missing permission. */
export const isLastingRefusal = (failure: Failure): boolean =>
  failure.executed === "no" && !failure.passing && !isUnanswered(failure) && !needsCredentials(failure);

/** A permission is missing that an administrator can grant. */
export const isDenied = ({ code }: WithCode): boolean => meaningOf(code).remedy === "copyPolicy";

/** The call exceeded the rate limit. */
export const isThrottled = ({ code }: WithCode): boolean => familyOf(code) === "RequestLimitExceeded";

/** The API did not respond; the code is one of this extension. */
export const isUnanswered = ({ code }: WithCode): boolean => familyOf(code) === "ClientError";

/** The trouble is on this computer, not with the cloud. */
export const isJournalUnwritable = ({ code }: WithCode): boolean => code === "ClientError.JournalUnwritable";

/** The API could not be reached. */
export const isOffline = ({ code }: WithCode): boolean =>
  code === "ClientError.NameNotResolved" ||
  code === "ClientError.ConnectionRefused" ||
  code === "ClientError.ProxyUnreachable";

/** A proxy opened no tunnel to the API. */
export const isProxyRefusal = ({ code }: WithCode): boolean =>
  code === "ClientError.ProxySignIn" || code === "ClientError.ProxyRefused" || code === "ClientError.ProxyUnavailable";

/** The connection to the API, or to the source of the keys, failed and may recover. */
export const isConnectionFailure = ({ code, passing }: Pick<Failure, "code" | "passing">): boolean =>
  passing && code.startsWith("ClientError.");

/** A power call was too late or not needed; the instance's state tells which. */
export const isAlreadyInState = ({ code }: WithCode): boolean =>
  code === "FailedOperation.OperationNotAllow" ||
  code === "ResourceUnavailable.InstanceNotRunning" ||
  code === "FailedOperation.InstanceNotAllStopped" ||
  code === "UnsupportedOperation.InvalidInstanceState";

/** The instance is busy with another operation that ends by itself. */
export const isBusy = ({ code }: WithCode): boolean => meaningOf(code).remedy === "waitUntilItSettles";

/** Creates an `EcmError`; `executed` and `passing` default to the code's catalog entry. */
export function ecmError(
  fields: Pick<Failure, "action" | "code" | "message"> & Partial<Failure>,
  options?: ErrorOptions,
): EcmError {
  const { executed, passing } = meaningOf(fields.code);
  return new EcmError({ requestId: "", executed, passing, ...fields }, options);
}
