import { hasEnded, type Task } from "./task.ts";

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
  | "none";

/** A request that was not sent within this time is dropped: a machine powered off hours later would be a surprise. */
export const longestDelayMs = 2 * 60_000;

export function nextStep(task: Task): StepName {
  if (hasEnded(task) || task.paused) return "none";
  switch (task.state) {
    case "asked":
      return task.plan.power === "stopAndStart" || task.plan.power === "stopAndLeave" ? "stop" : "create";
    case "stopping":
      return task.force ? "cut" : "watchPower";
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
