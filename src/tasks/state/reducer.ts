import type { Failure } from "../../ecm/errors/failure.ts";
import { taskFailed } from "../../ecm/errors/ownFailures.ts";
import type { Entry, EntryOf } from "../journal/taskEvent.ts";
import { isGraceful, type TaskKey } from "../plan.ts";
import { hasEnded, type Stage, type Task } from "../task.ts";
import { answered, failed, sending } from "./callEvents.ts";
import { chosen } from "./decisions.ts";
import { doubting, end, enter, settle, tryingAnew } from "./transitions.ts";

/** Where a task stands after one more entry. Total: an entry that does not fit changes nothing. */
export function advance(task: Task | undefined, entry: Entry): Task | undefined {
  if (task === undefined) return entry.type === "asked" ? begin(entry) : undefined;
  switch (entry.type) {
    case "asked":
      return task;
    // What became of a call is true, and a person's word holds, in whichever window they are written down.
    case "answered":
      return answered(task, entry);
    case "failed":
      return failed(task, entry);
    case "chosen":
      return chosen(task, entry.choice, entry);
    case "claimed":
      return task.owner === entry.from ? { ...task, owner: entry.window } : task;
    case "announced":
      return announced(task, entry);
    case "shown":
      return shown(task, entry);
    case "unwatched":
      return { ...task, unwatched: true };
    case "dismissed":
      return hasEnded(task) ? { ...task, dismissed: true } : task;
    case "newer":
      return { ...task, newer: true };
    case "sending":
    case "powerSeen":
    case "adopted":
    case "reported":
    case "taskGone":
    case "verified":
    case "doubted":
    case "paused":
    case "resumed":
      return entry.window === task.owner ? advanceByOwner(task, entry) : task;
    default:
      return entry satisfies never;
  }
}

type OwnersEntry = EntryOf<
  "sending" | "powerSeen" | "adopted" | "reported" | "taskGone" | "verified" | "doubted" | "paused" | "resumed"
>;

/** What a window saw that no longer carries the task out may be old, and changes nothing. */
function advanceByOwner(task: Task, entry: OwnersEntry): Task {
  switch (entry.type) {
    case "sending":
      return sending(task, entry);
    case "powerSeen":
      return powerSeen(task, entry);
    case "adopted":
      return adopted(task, entry);
    case "reported":
      return reported(task, entry);
    case "taskGone":
      return task.state === "running"
        ? enter(task, { state: "unknown", failure: undefined, gone: task.task, doubt: false }, entry)
        : task;
    case "verified":
      return task.state === "verifying" ? settle(task, { image: "made", made: entry.image }, entry) : task;
    case "doubted":
      return doubted(task, entry.failure);
    case "paused":
      return hasEnded(task) || task.paused?.code === entry.failure.code
        ? task
        : { ...task, paused: entry.failure, pauses: task.pauses + 1 };
    case "resumed":
      return task.paused ? resumed(task, entry) : task;
    default:
      return entry satisfies never;
  }
}

const begin = (entry: EntryOf<"asked">): Task => ({
  state: "asked",
  key: entry.key,
  plan: entry.plan,
  askedAt: entry.at,
  since: entry.at,
  owner: entry.window,
  sending: undefined,
  tries: 0,
  notBefore: 0,
  stops: 0,
  sends: 0,
  before: [],
  startedAt: undefined,
  requestId: "",
  paused: undefined,
  pauses: 0,
  doubts: 0,
  announced: {},
  unwatched: false,
  dismissed: false,
  newer: false,
});

function powerSeen(task: Task, entry: EntryOf<"powerSeen">): Task {
  if (entry.state === "STOPPED") {
    const wasWanted = task.state === "stopping" || (task.state === "asked" && isGraceful(task.plan));
    return wasWanted ? enter(task, { state: "stopped" }, entry) : task;
  }
  return task.state === "starting" ? end(task, task.outcome, false, entry) : task;
}

function adopted(task: Task, entry: EntryOf<"adopted">): Task {
  if (task.state !== "unknown") return task;
  const stage: Stage = entry.task ? { state: "running", task: entry.task } : { state: "verifying", task: undefined };
  return { ...enter(task, stage, entry), startedAt: task.startedAt ?? task.since };
}

function reported(task: Task, entry: EntryOf<"reported">): Task {
  if (task.state !== "running" && task.state !== "verifying") return task;
  switch (entry.report.status) {
    case "operating":
      return task;
    case "success":
      return task.state === "running" ? enter(task, { state: "verifying", task: task.task }, entry) : task;
    case "failed":
      return settle(task, { image: "failed", failure: taskFailed(entry.report.message, task.requestId) }, entry);
    default:
      return entry.report.status satisfies never;
  }
}

function doubted(task: Task, failure: Failure | undefined): Task {
  if (task.state === "stopping") return doubting({ ...task, force: false });
  if (task.state === "unknown") return doubting(task);
  return task.state === "starting" ? doubting({ ...task, failure: failure ?? task.failure }) : task;
}

/** The time that the pause took does not count for the start. */
const resumed = (task: Task, entry: Entry): Task => ({
  ...(task.state === "starting" && !task.refused ? tryingAnew(task, entry) : task),
  paused: undefined,
  notBefore: 0,
});

/** An end may be told by any window; the first to say so does it, or who follows one that is gone. */
function announced(task: Task, { news, window, from }: EntryOf<"announced">): Task {
  const earlier = task.announced[news];
  const mayTell = hasEnded(task) || window === task.owner;
  if (!mayTell || earlier?.shown || earlier?.window !== from || window === from) return task;
  return { ...task, announced: { ...task.announced, [news]: { window, shown: false } } };
}

function shown(task: Task, { news, window }: EntryOf<"shown">): Task {
  if (task.announced[news]?.window !== window) return task;
  return { ...task, announced: { ...task.announced, [news]: { window, shown: true } } };
}

/** The tasks a journal tells of, oldest first. */
export function replay(journal: readonly Entry[]): readonly Task[] {
  const tasks = new Map<TaskKey, Task>();
  for (const entry of journal) {
    const task = advance(tasks.get(entry.key), entry);
    if (task) tasks.set(entry.key, task);
  }
  return [...tasks.values()];
}
