import type { AddressSource } from "../endpoint.ts";
import type { Failure } from "./failure.ts";

/** Failures that this extension detects itself. `catalog/` has an entry for each. */
const failure = (
  action: string,
  code: string,
  executed: Failure["executed"],
  message = "",
  requestId = "",
): Failure => ({
  code,
  message,
  requestId,
  action,
  executed,
  passing: false,
});

/** DescribeTaskStatus returned FAILED; its message is generic and gives no cause. */
export const taskFailed = (message: string, requestId: string): Failure =>
  failure("CreateImage", "ClientError.TaskFailed", "yes", message, requestId);

/** DescribeInstances no longer lists the instance. */
export const instanceGone = (action: string): Failure => failure(action, "ClientError.InstanceGone", "no");

/** The window closed between announcing a call in the journal and recording its result. */
export const answerMissed = (action: string): Failure => failure(action, "ClientError.AnswerMissed", "unknown");

/** The request was recorded but not sent in time; sending it hours later would surprise the user. */
export const neverSent = (action: string): Failure => failure(action, "ClientError.NeverSent", "no");

/** The journal of tasks cannot be written or read. */
export const journalUnwritable = (action: string): Failure => failure(action, "ClientError.JournalUnwritable", "no");

/** The account of the task has been removed. */
export const signedOut = (action: string): Failure => failure(action, "ClientError.SignedOut", "no");

/** SecretStorage cannot be read, so the account of the task is unknown. */
export const keyringClosed = (action: string): Failure => failure(action, "ClientError.KeyringClosed", "no");

/** The custom endpoint is invalid; `message` says why. */
export const badEndpoint = (message: string, source: AddressSource): Failure =>
  failure("", source === "setting" ? "ClientError.BadEndpoint" : "ClientError.BadProfileEndpoint", "no", message);
