import {
  isAlreadyInState,
  isBusy,
  isNameDuplicate,
  isConnectionFailure,
  isSignatureExpired,
  isThrottled,
  needsCredentials,
} from "../../ecm/errors/classify.ts";
import type { Failure } from "../../ecm/errors/failure.ts";
import type { ChangingAction, FailureKind } from "../journal/taskEvent.ts";
import type { Task } from "../task.ts";

/** How often a call that was not executed is retried before it counts as rejected. StartInstances is retried without limit. */
const mostTries = 8;

/** Decides what a failed call means for the task. */
export function classifyFailure(failure: Failure, action: ChangingAction, task: Task): FailureKind {
  if (failure.executed !== "no") return "unknown";
  if (isSignatureExpired(failure) && task.tries < (action === "StartInstances" ? mostTries : 1)) return "retry";
  if (needsCredentials(failure)) return "credentials";
  if (action === "CreateImage") return classifyCreateFailure(failure, task);
  // The instance is busy, or already in the wanted state: its state decides.
  if (isAlreadyInState(failure) || isBusy(failure)) return action === "StopInstances" ? "unknown" : "retry";
  return action === "StartInstances" && failure.passing ? "retry" : classifyUnsent(failure, task);
}

const classifyUnsent = (failure: Failure, task: Task): FailureKind =>
  (isThrottled(failure) || isConnectionFailure(failure)) && task.tries < mostTries ? "retry" : "rejected";

/** A duplicate name after an earlier call without an answer means that the earlier call worked. */
function classifyCreateFailure(failure: Failure, task: Task): FailureKind {
  if (isNameDuplicate(failure) && task.createCalls > 1) return "unknown";
  // An instance that was just shut down may be busy for a moment.
  const isSettling = task.stopCalls > 0 && failure.passing && task.tries < mostTries;
  return isSettling ? "retry" : classifyUnsent(failure, task);
}
