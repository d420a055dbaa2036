import type { Decision, TaskEvent } from "../journal/taskEvent.ts";
import type { Task, TaskIn } from "../task.ts";
import { shutDownTimeoutMs } from "./callEvents.ts";
import { end, readyToCreate, resetStart, settle } from "./transitions.ts";

/** How long *Keep Waiting* waits before the user is asked about the same again, in milliseconds. */
const patienceMs = 60 * 60_000;

/** The user has decided. A decision that the task does not wait for changes nothing. */
export function decided(task: Task, decision: Decision, event: TaskEvent): Task {
  // An account that is gone for good must not hold a task for ever.
  if (decision === "endPaused") return task.paused ? givenUpWithoutKeys(task, event) : task;
  if (!task.decision) return task;
  if (decision === "keepWaiting") return { ...task, decision: undefined, patientUntil: event.at + patienceMs };
  switch (task.state) {
    case "stopping":
      return decidedWhileStopping(task, decision, event);
    case "unknown":
      return decidedWhileUnknown(task, decision, event);
    case "starting":
      return decidedWhileStarting(task, decision, event);
    case "running":
    case "verifying":
      return decidedWhileMaking(task, decision, event);
    case "stopped":
      return decision === "giveUp" ? settle(task, { image: "givenUp" }, event) : task;
    case "asked":
    case "creating":
    case "succeeded":
    case "failed":
    case "givenUp":
      return task;
    default:
      return task satisfies never;
  }
}

function decidedWhileStopping(task: TaskIn<"stopping">, decision: Decision, event: TaskEvent): Task {
  const shutDownBy = event.at + shutDownTimeoutMs;
  if (decision === "waitLonger") return { ...task, shutDownBy, decision: undefined };
  if (decision === "force") return { ...task, shutDownBy, isForced: true, decision: undefined };
  return decision === "giveUp" ? settle(task, { image: "givenUp" }, event) : task;
}

function decidedWhileUnknown(task: TaskIn<"unknown">, decision: Decision, event: TaskEvent): Task {
  if (decision === "lookAgain") return { ...task, stateSince: event.at, decision: undefined };
  if (decision === "sendAgain") return readyToCreate(task, event);
  return decision === "giveUp" ? settle(task, { image: "givenUp" }, event) : task;
}

function decidedWhileMaking(task: TaskIn<"running"> | TaskIn<"verifying">, decision: Decision, event: TaskEvent): Task {
  if (decision === "giveUp") return settle(task, { image: "givenUp" }, event);
  if (decision !== "startNow" || task.plan.power !== "stopAndStart" || task.stopCalls === 0) return task;
  const stage =
    task.state === "running"
      ? ({ state: "running", task: task.task } as const)
      : ({ state: "verifying", task: task.task } as const);
  return settle(task, { image: "pending", stage }, event);
}

function decidedWhileStarting(task: TaskIn<"starting">, decision: Decision, event: TaskEvent): Task {
  if (decision === "startAgain") return { ...resetStart(task, event), decision: undefined };
  return decision === "leaveOff" ? end(task, task.outcome, true, event) : task;
}

/** Nothing can be done for the instance any more: if the task shut it down, it is left off. */
const givenUpWithoutKeys = (task: Task, event: TaskEvent): Task =>
  end({ ...task, paused: undefined }, { image: "givenUp" }, task.stopCalls > 0 && task.state !== "asked", event);
