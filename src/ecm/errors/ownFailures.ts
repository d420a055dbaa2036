import type { AddressSource } from "../endpoint.ts";
import type { Failure } from "./failure.ts";

/** Failures that no reply of the API names. `errors.ts` has a row for each. */
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

/** DescribeTaskStatus says FAILED; its message is generic and gives no cause. */
export const taskFailed = (message: string, requestId: string): Failure =>
  failure("CreateImage", "ClientError.TaskFailed", "yes", message, requestId);

/** DescribeInstances no longer lists the instance. */
export const instanceGone = (action: string): Failure => failure(action, "ClientError.InstanceGone", "no");

/** The window ended after the call was written down and before its answer was. */
export const answerMissed = (action: string): Failure => failure(action, "ClientError.AnswerMissed", "unknown");

/** The request was written down but not sent in good time; sending it hours later would surprise. */
export const neverSent = (action: string): Failure => failure(action, "ClientError.NeverSent", "no");

/** The journal of tasks cannot be written or read. */
export const journalUnwritable = (action: string): Failure => failure(action, "ClientError.JournalUnwritable", "no");

/** The account of the task is not among the accounts. */
export const signedOut = (action: string): Failure => failure(action, "ClientError.SignedOut", "no");

/** Where the accounts are kept cannot be read, so nobody knows whether the task's is among them. */
export const keyringClosed = (action: string): Failure => failure(action, "ClientError.KeyringClosed", "no");

/** The address that was given cannot be used; `message` says why. */
export const badEndpoint = (message: string, source: AddressSource): Failure =>
  failure("", source === "setting" ? "ClientError.BadEndpoint" : "ClientError.BadProfileEndpoint", "no", message);
