import {
  isAlreadyInState,
  isBusy,
  isNameDuplicate,
  isConnectionFailure,
  isThrottled,
  needsCredentials,
} from "../../ecm/errors/classify.ts";
import type { Failure } from "../../ecm/errors/failure.ts";
import type { ChangingAction, FailureKind } from "../journal/taskEvent.ts";
import type { Task } from "../task.ts";

/** How often a call that surely was not executed is sent again before it counts as refused. Power is given back without end. */
const mostTries = 8;

/** What to make of a failed call that changes something. */
export function classifyFailure(failure: Failure, action: ChangingAction, task: Task): FailureKind {
  if (failure.executed !== "no") return "unknown";
  if (needsCredentials(failure)) return "credentials";
  if (action === "CreateImage") return createVerdict(failure, task);
  // The instance is busy or there already: its state is the answer.
  if (isAlreadyInState(failure) || isBusy(failure)) return action === "StopInstances" ? "unknown" : "retry";
  return action === "StartInstances" && failure.passing ? "retry" : unsent(failure, task);
}

const unsent = (failure: Failure, task: Task): FailureKind =>
  (isThrottled(failure) || isConnectionFailure(failure)) && task.tries < mostTries ? "retry" : "rejected";

/** A name that is taken after an earlier try of ours was lost says that this try worked. */
function createVerdict(failure: Failure, task: Task): FailureKind {
  if (isNameDuplicate(failure) && task.createCalls > 1) return "unknown";
  // An instance that we have just shut down may be busy for a moment more.
  const isSettling = task.stopCalls > 0 && failure.passing && task.tries < mostTries;
  return isSettling ? "retry" : unsent(failure, task);
}
