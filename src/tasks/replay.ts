import { advance } from "./advance.ts";
import type { Entry } from "./entry.ts";
import type { TaskKey } from "./plan.ts";
import type { Task } from "./task.ts";

/** The tasks a journal tells of, oldest first. */
export function replay(journal: readonly Entry[]): readonly Task[] {
  const tasks = new Map<TaskKey, Task>();
  for (const entry of journal) {
    const task = advance(tasks.get(entry.key), entry);
    if (task) tasks.set(entry.key, task);
  }
  return [...tasks.values()];
}
