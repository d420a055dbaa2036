import type { Decision, TaskEvent } from "../journal/taskEvent.ts";
import type { Task, TaskIn } from "../task.ts";
import { shutDownTimeoutMs } from "./callEvents.ts";
import { end, readyToCreate, settle, resetStart } from "./transitions.ts";

/** The user has decided. A decision that the task does not wait for changes nothing. */
export function decided(task: Task, choice: Decision, event: TaskEvent): Task {
  if (!("needsDecision" in task) || !task.needsDecision) return task;
  switch (task.state) {
    case "stopping":
      return chosenWhileStopping(task, choice, event);
    case "unknown":
      return chosenWhileUnknown(task, choice, event);
    case "starting":
      return chosenWhileStarting(task, choice, event);
    default:
      return task satisfies never;
  }
}

function chosenWhileStopping(task: TaskIn<"stopping">, choice: Decision, event: TaskEvent): Task {
  const until = event.at + shutDownTimeoutMs;
  if (choice === "waitLonger") return { ...task, shutDownBy: until, needsDecision: false };
  if (choice === "force") return { ...task, shutDownBy: until, isForced: true, needsDecision: false };
  return choice === "giveUp" ? settle(task, { image: "givenUp" }, event) : task;
}

function chosenWhileUnknown(task: TaskIn<"unknown">, choice: Decision, event: TaskEvent): Task {
  if (choice === "lookAgain") return { ...task, stateSince: event.at, needsDecision: false };
  if (choice === "sendAgain") return readyToCreate(task, event);
  return choice === "giveUp" ? settle(task, { image: "givenUp" }, event) : task;
}

function chosenWhileStarting(task: TaskIn<"starting">, choice: Decision, event: TaskEvent): Task {
  if (choice === "startAgain") return { ...resetStart(task, event), needsDecision: false };
  return choice === "leaveOff" ? end(task, task.outcome, true, event) : task;
}
