import type { Choice, Entry } from "../journal/taskEvent.ts";
import type { Task, TaskIn } from "../task.ts";
import { softStopMs } from "./callEvents.ts";
import { end, ready, settle, tryingAnew } from "./transitions.ts";

/** A person has decided. What the task does not wait for changes nothing. */
export function chosen(task: Task, choice: Choice, entry: Entry): Task {
  if (!("doubt" in task) || !task.doubt) return task;
  switch (task.state) {
    case "stopping":
      return chosenWhileStopping(task, choice, entry);
    case "unknown":
      return chosenWhileUnknown(task, choice, entry);
    case "starting":
      return chosenWhileStarting(task, choice, entry);
    default:
      return task satisfies never;
  }
}

function chosenWhileStopping(task: TaskIn<"stopping">, choice: Choice, entry: Entry): Task {
  const until = entry.at + softStopMs;
  if (choice === "waitLonger") return { ...task, until, doubt: false };
  if (choice === "force") return { ...task, until, force: true, doubt: false };
  return choice === "giveUp" ? settle(task, { image: "givenUp" }, entry) : task;
}

function chosenWhileUnknown(task: TaskIn<"unknown">, choice: Choice, entry: Entry): Task {
  if (choice === "lookAgain") return { ...task, since: entry.at, doubt: false };
  if (choice === "sendAgain") return ready(task, entry);
  return choice === "giveUp" ? settle(task, { image: "givenUp" }, entry) : task;
}

function chosenWhileStarting(task: TaskIn<"starting">, choice: Choice, entry: Entry): Task {
  if (choice === "startAgain") return { ...tryingAnew(task, entry), doubt: false };
  return choice === "leaveOff" ? end(task, task.outcome, true, entry) : task;
}
