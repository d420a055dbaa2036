import { hasEnded, isDoubtful, type Task } from "./task.ts";

/** What a person has still to be told of a task: names that stay the same however often they are asked for. */
export const newsOf = (task: Task): readonly string[] => allNews(task).filter((news) => !task.announced[news]?.shown);

function allNews(task: Task): readonly string[] {
  if (hasEnded(task)) return task.dismissed || (task.unwatched && task.state === "succeeded") ? [] : ["ended"];
  if (task.paused) return [`paused:${task.pauses}`];
  return isDoubtful(task) ? [`doubt:${task.doubts}`] : [];
}

/** A task some window still has to do something for. */
export const isOpen = (task: Task): boolean => !task.newer && (!hasEnded(task) || newsOf(task).length > 0);
