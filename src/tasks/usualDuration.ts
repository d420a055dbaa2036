import { isGraceful } from "./plan.ts";
import type { Task } from "./task.ts";

/** The fewest runs that a duration is computed from. */
const fewestRuns = 3;

/**
 * How long an image like this one usually takes, in milliseconds: the median of this machine's runs with the same size
 * of system disk and the same power plan. `undefined` before three runs.
 */
export function usualDuration({ plan }: Task, tasks: readonly Task[]): number | undefined {
  const runs = tasks
    .flatMap((task) => (task.state === "succeeded" && isAlike(task.plan, plan) ? [task.endedAt - task.askedAt] : []))
    .toSorted((a, b) => a - b);
  return runs.length < fewestRuns ? undefined : runs[Math.floor((runs.length - 1) / 2)];
}

const isAlike = (one: Task["plan"], other: Task["plan"]): boolean =>
  one.instance.systemDiskGb === other.instance.systemDiskGb && isGraceful(one) === isGraceful(other);
