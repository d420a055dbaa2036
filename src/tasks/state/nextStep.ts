import { elapsed } from "../schedule/timing.ts";
import { isGraceful } from "../plan.ts";
import { hasEnded, type Task } from "../task.ts";

/** The next step of the window that owns the task. */
export type StepName =
  | "stop"
  | "cut"
  | "watchPower"
  | "create"
  | "recover"
  | "search"
  | "report"
  | "verify"
  | "restore"
  | "drop"
  | "none";

/** A request not sent within this time is dropped: nobody expects a shutdown hours later, in milliseconds. */
export const longestDelayMs = 2 * 60_000;

/** Chooses the next step. `now` is in milliseconds since 1970. */
export function nextStep(task: Task, now: number): StepName {
  if (isTooLate(task, now)) return "drop";
  if (hasEnded(task) || task.paused) return "none";
  switch (task.state) {
    case "asked":
      if (!task.isConfirmed) return "none";
      return isGraceful(task.plan) ? "stop" : "create";
    case "stopping":
      return task.isForced ? "cut" : "watchPower";
    case "stopped":
      return "create";
    case "creating":
      return "recover";
    case "unknown":
      return "search";
    case "running":
      return "report";
    case "verifying":
      return "verify";
    case "starting":
      return "restore";
    default:
      return task satisfies never;
  }
}

/** Whether a request, or the decision to send it again, is too old to be sent. */
export const isTooLate = (task: Task, now: number): boolean =>
  task.state === "asked" &&
  task.stopCalls === 0 &&
  elapsed(task.createCalls === 0 ? task.askedAt : task.stateSince, now) > longestDelayMs;
