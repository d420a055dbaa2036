import * as l10n from "@vscode/l10n";
import { errorsOfAnyCall } from "./catalog/anyCallErrors.ts";
import { errorsOfCreateImage } from "./catalog/createImageErrors.ts";
import { errorsOfKeys } from "./catalog/keyErrors.ts";
import { errorsOfNetwork } from "./catalog/networkErrors.ts";
import { errorsOfOtherCalls } from "./catalog/otherCallErrors.ts";
import { errorsOfProfiles } from "./catalog/profileErrors.ts";
import { errorsOfTasks } from "./catalog/taskErrors.ts";
import { EcmError, type Failure } from "./failure.ts";
import type { Meaning } from "./meaning.ts";

const meanings: ReadonlyMap<string, Meaning> = new Map(
  [
    errorsOfCreateImage,
    errorsOfOtherCalls,
    errorsOfKeys,
    errorsOfProfiles,
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

/** A code without a row takes its family's, the part before the dot. */
export function meaningOf(code: string): Meaning {
  return meanings.get(code) ?? meanings.get(familyOf(code)) ?? anyOther;
}

const familyOf = (code: string): string => code.replace(/\..*/s, "");

/** Whether an action of the API only looks, so that nothing is done by it whatever becomes of its answer. */
export const isReadOnly = (action = ""): boolean => action.startsWith("Describe");

type WithCode = Pick<Failure, "code">;

/** DescribeTaskStatus does not know one of the tasks: not yet, or no longer. */
export const isTaskNotFound = ({ code }: WithCode): boolean => code === "InvalidParameterValue.TaskNotFound";

/** An image of that name is there or being made, perhaps by the call whose answer was lost. */
export const isNameDuplicate = ({ code }: WithCode): boolean => code === "InvalidParameterValue.ImageNameDuplicate";

/** The image was begun and not finished, so an image that failed may be among the images. */
export const mayLeaveImage = ({ code }: WithCode): boolean => code === "ClientError.TaskFailed";

/** The instance is gone, or belongs to somebody else. */
export const isInstanceGone = ({ code }: WithCode): boolean =>
  code === "ResourceNotFound.InstanceNotExist" || code === "UnsupportedOperation.InstanceIdNotFound";

/** Nothing will go well until a person gives the account a working key. */
export const needsCredentials = ({ code }: WithCode): boolean =>
  meaningOf(code).remedy === "renewAccount" || meaningOf(code).remedy === "logIn";

/** Permission is missing, and an administrator can grant it. */
export const isDenied = ({ code }: WithCode): boolean => meaningOf(code).remedy === "copyPolicy";

/** Turned away because too much was asked in a short time. */
export const isThrottled = ({ code }: WithCode): boolean => familyOf(code) === "RequestLimitExceeded";

/** The cloud has not answered: our own code says what became of the request instead. */
export const isUnanswered = ({ code }: WithCode): boolean => familyOf(code) === "ClientError";

/** The cloud was never reached. */
export const isOffline = ({ code }: WithCode): boolean =>
  code === "ClientError.NameNotResolved" || code === "ClientError.ConnectionRefused";

/** Something between here and the cloud, or between here and what gives out the keys, failed and may work again. */
export const isConnectionFailure = ({ code, passing }: Pick<Failure, "code" | "passing">): boolean =>
  passing && code.startsWith("ClientError.");

/** A power call came too late or was not needed: the instance's state tells which. */
export const isAlreadyInState = ({ code }: WithCode): boolean =>
  code === "FailedOperation.OperationNotAllow" ||
  code === "ResourceUnavailable.InstanceNotRunning" ||
  code === "FailedOperation.InstanceNotAllStopped" ||
  code === "UnsupportedOperation.InvalidInstanceState";

/** The instance is doing something else, and will have finished in a while. */
export const isBusy = ({ code }: WithCode): boolean => meaningOf(code).remedy === "waitUntilItSettles";

/** An `EcmError` that takes from its code what is not said otherwise. */
export function ecmError(
  said: Pick<Failure, "action" | "code" | "message"> & Partial<Failure>,
  options?: ErrorOptions,
): EcmError {
  const { executed, passing } = meaningOf(said.code);
  return new EcmError({ requestId: "", executed, passing, ...said }, options);
}
