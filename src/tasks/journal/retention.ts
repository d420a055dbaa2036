import { replay } from "../state/reducer.ts";
import { hasEnded, isActive, type Task } from "../task.ts";
import type { TaskEvent } from "./taskEvent.ts";

/** How long a task that has ended stays in the list, in milliseconds. */
const historyMs = 30 * 24 * 60 * 60_000;

/** The entries of tasks worth keeping: what is open, and what ended within 30 days and was not dismissed. */
export function keepRecent(events: readonly TaskEvent[], now: number): readonly TaskEvent[] {
  const tasks = replay(events);
  const old = new Set(tasks.filter((task) => isOver(task, now)).map(({ key }) => key));
  return events.filter(({ key }) => !old.has(key));
}

const isOver = (task: Task, now: number): boolean =>
  hasEnded(task) && !task.newer && !isActive(task) && (task.dismissed || now - task.endedAt > historyMs);
