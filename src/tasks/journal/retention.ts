import { replay } from "../state/reducer.ts";
import { hasEnded, isActive, type Task } from "../task.ts";
import type { TaskEvent } from "./taskEvent.ts";

/** How long an ended task stays in the list, in milliseconds. */
const historyMs = 30 * 24 * 60 * 60_000;

/** Keeps the events of active tasks, and of tasks that ended within 30 days and were not dismissed. */
export function keepRecent(events: readonly TaskEvent[], now: number): readonly TaskEvent[] {
  const tasks = replay(events);
  const old = new Set(tasks.filter((task) => isOver(task, now)).map(({ key }) => key));
  return events.filter(({ key }) => !old.has(key));
}

const isOver = (task: Task, now: number): boolean =>
  hasEnded(task) && !task.newer && !isActive(task) && (task.dismissed || now - task.endedAt > historyMs);
