import type { Failure } from "../../ecm/errors/failure.ts";
import type { TaskEvent } from "../journal/taskEvent.ts";
import { isGraceful } from "../plan.ts";
import type { ImageOutcome, OpenDecision, Task, TaskCommon, TaskIn, TaskStage } from "../task.ts";

/** The fields of a task that outlive its state. */
function common(task: Task): TaskCommon {
  const { key, plan, askedAt, isConfirmed, stateSince, owner, pendingCall, tries, retryAt } = task;
  const { stopCalls, createCalls, imagesBefore, startedAt, requestId, paused, pauseCount, decisionCount } = task;
  const { lastPause, decision, patientUntil, notices, unwatched, dismissed, newer } = task;
  const request = { key, plan, askedAt, isConfirmed, stateSince, owner, pendingCall, tries, retryAt };
  const calls = { stopCalls, createCalls, imagesBefore, startedAt, requestId };
  const user = { paused, lastPause, pauseCount, decisionCount, decision, patientUntil, notices, unwatched, dismissed };
  return { ...request, ...calls, ...user, newer };
}

/** Enters another state. */
export const enter = (task: Task, stage: TaskStage, { at }: TaskEvent): Task => ({
  ...common(task),
  stateSince: at,
  pendingCall: undefined,
  tries: 0,
  retryAt: 0,
  lastPause: undefined,
  decision: undefined,
  patientUntil: 0,
  ...stage,
});

/** Returns to the state in which CreateImage is next. */
export const readyToCreate = (task: Task, event: TaskEvent): Task =>
  enter(task, { state: isGraceful(task.plan) ? "stopped" : "asked" }, event);

/** Pauses the task until its keys work. */
export const pause = (task: Task, failure: Failure): Task => ({
  ...task,
  paused: failure,
  lastPause: failure.code,
  pauseCount: task.pauseCount + (failure.code === task.lastPause ? 0 : 1),
});

/** Asks the user, unless they are being asked already. */
export const askForDecision = <Asking extends Task>(task: Asking, decision: OpenDecision): Asking =>
  task.decision ? task : { ...task, decision, decisionCount: task.decisionCount + 1 };

const untried = {
  firstTriedAt: undefined,
  sentAt: undefined,
  isRefused: false,
  failure: undefined,
} as const;

/** Forgets earlier start attempts. */
export const resetStart = (task: TaskIn<"starting">, { at }: TaskEvent): TaskIn<"starting"> => ({
  ...task,
  firstTriedAt: undefined,
  sentAt: undefined,
  isRefused: false,
  tries: 0,
  retryAt: 0,
  stateSince: at,
});

/** How long a guest may still shut down after the task has given up on it, in milliseconds. */
const settleMs = 2 * 60_000;

/** The image is made or never will be: starts the instance again if the plan says so, else ends the task. */
export function settle(task: Task, outcome: ImageOutcome, event: TaskEvent): Task {
  if (task.plan.power !== "stopAndStart" || task.stopCalls === 0) return end(task, outcome, false, event);
  const settled = task.state === "stopping" ? event.at + settleMs : 0;
  return enter(task, { state: "starting", outcome, settlesAt: settled, ...untried }, event);
}

export function end(task: Task, outcome: ImageOutcome, leftOff: boolean, event: TaskEvent): Task {
  const endedAt = event.at;
  switch (outcome.image) {
    case "made":
      return enter(task, { state: "succeeded", image: outcome.made, endedAt, leftOff }, event);
    case "failed":
      return enter(task, { state: "failed", failure: outcome.failure, endedAt, leftOff }, event);
    case "givenUp":
      return enter(task, { state: "givenUp", endedAt, leftOff }, event);
    case "pending":
      // The instance has its power back, or the user left it off: the rest of the task no longer touches it.
      return { ...enter(task, outcome.stage, event), stopCalls: 0 };
    default:
      return outcome satisfies never;
  }
}
