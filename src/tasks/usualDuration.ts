import { isGraceful } from "./plan.ts";
import type { Task } from "./task.ts";

/** Fewer runs than these say too little. */
const fewestRuns = 3;

/**
 * How long an image like this one usually takes from being asked for to its end, in milliseconds: the middle of what it
 * took on this machine with a system disk of the same size and the same plan for the power. `undefined` before three runs.
 */
export function usualDuration({ plan }: Task, tasks: readonly Task[]): number | undefined {
  const runs = tasks
    .flatMap((task) => (task.state === "succeeded" && isAlike(task.plan, plan) ? [task.endedAt - task.askedAt] : []))
    .toSorted((a, b) => a - b);
  return runs.length < fewestRuns ? undefined : runs[Math.floor((runs.length - 1) / 2)];
}

const isAlike = (one: Task["plan"], other: Task["plan"]): boolean =>
  one.instance.systemDiskGb === other.instance.systemDiskGb && isGraceful(one) === isGraceful(other);
