import type { Task, Trouble } from "../task.ts";
import { usualDuration } from "../usualDuration.ts";
import { elapsed } from "./timing.ts";

const minute = 60_000;

/** How long a task may stay in a state before the user is asked, in milliseconds, where no step asks by itself. */
const longestMs = {
  stopping: 10 * minute,
  stopped: 10 * minute,
  /** A step asks after two minutes, or after an hour if the instance reports that an image is being made. */
  unknown: 65 * minute,
  running: 2 * 60 * minute,
  verifying: 2 * 60 * minute,
  starting: 10 * minute,
} as const;

/** While looks fail, `unknown` is asked about sooner, in milliseconds. */
const unseenMs = 15 * minute;

/** An image that takes so many times longer than usual is unusual, but never before ten minutes. */
const unusualFactor = 3;
const leastUnusualMs = 10 * minute;

/** Whether a task takes so long that the user should know. `now` is in milliseconds since 1970. */
export function isOverdue(task: Task, tasks: readonly Task[], trouble: Trouble | undefined, now: number): boolean {
  if (task.decision || task.paused || now < task.patientUntil) return false;
  const longest = longestOf(task, tasks, trouble);
  return longest !== undefined && elapsed(Math.max(task.stateSince, task.patientUntil), now) > longest;
}

function longestOf(task: Task, tasks: readonly Task[], trouble: Trouble | undefined): number | undefined {
  switch (task.state) {
    case "running": {
      const usual = usualDuration(task, tasks);
      return usual === undefined ? longestMs.running : Math.max(leastUnusualMs, usual * unusualFactor);
    }
    case "unknown":
      return trouble ? unseenMs : longestMs.unknown;
    case "stopping":
    case "stopped":
    case "verifying":
    case "starting":
      return longestMs[task.state];
    case "asked":
    case "creating":
    case "succeeded":
    case "failed":
    case "givenUp":
      return undefined;
    default:
      return task satisfies never;
  }
}
