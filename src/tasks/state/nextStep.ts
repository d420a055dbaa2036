import { elapsed } from "../engine/timing.ts";
import { isGraceful } from "../plan.ts";
import { hasEnded, type Task } from "../task.ts";

/** What the window that owns a task does next for it. */
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

/** A request that was not sent within this time is dropped: a machine powered off hours later would be a surprise. */
export const longestDelayMs = 2 * 60_000;

/** `now` is in milliseconds since 1970. */
export function nextStep(task: Task, now: number): StepName {
  if (isTooLate(task, now)) return "drop";
  if (hasEnded(task) || task.paused) return "none";
  switch (task.state) {
    case "asked":
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

/** Whether a request, or the word to send it again, was left lying so long that it must not be sent any more. */
export const isTooLate = (task: Task, now: number): boolean =>
  task.state === "asked" &&
  task.stopCalls === 0 &&
  elapsed(task.createCalls === 0 ? task.askedAt : task.stateSince, now) > longestDelayMs;
