import { backoff } from "../engine/timing.ts";
import type { EntryOf } from "../journal/taskEvent.ts";
import { isGraceful } from "../plan.ts";
import type { Task, TaskIn } from "../task.ts";
import { doubting, enter, ready, settle } from "./transitions.ts";

/** How long a guest that was asked to stop has to shut down before a person is asked, in milliseconds. */
export const softStopMs = 5 * 60_000;

/** A call is announced. It may be made only if this changes the task. */
export function sending(task: Task, entry: EntryOf<"sending">): Task {
  switch (entry.action) {
    case "StopInstances":
      return task.state === "asked" || task.state === "stopping" ? sendingStop(task, entry) : task;
    case "CreateImage":
      if (task.state !== (isGraceful(task.plan) ? "stopped" : "asked")) return task;
      return {
        ...enter(task, { state: "creating" }, entry),
        sending: entry.id,
        tries: task.tries,
        sends: task.sends + 1,
        before: task.sends === 0 ? (entry.before ?? []) : task.before,
      };
    case "StartInstances":
      if (task.state !== "starting") return task;
      return { ...task, triedAt: task.triedAt ?? entry.at, sentAt: entry.at, sending: entry.id };
    default:
      return entry.action satisfies never;
  }
}

function sendingStop(task: TaskIn<"asked" | "stopping">, entry: EntryOf<"sending">): Task {
  const force = entry.hard === true;
  const until = force && task.state === "stopping" ? task.until : entry.at + softStopMs;
  return {
    ...enter(task, { state: "stopping", answered: false, until, force, doubt: false }, entry),
    sending: entry.id,
    tries: task.tries,
    stops: task.stops + 1,
  };
}

/** A call went well. That an image is being made is true however late it becomes known. */
export function answered(before: Task, entry: EntryOf<"answered">): Task {
  const isAsked = before.sends > 0 && entry.action !== "CreateImage";
  const task = isAsked ? before : { ...before, requestId: entry.requestId };
  const isLatest = task.sending === entry.call;
  switch (entry.action) {
    case "StopInstances":
      return isLatest && task.state === "stopping" ? { ...task, answered: true, force: false } : task;
    case "CreateImage":
      if (!waitsForImage(task) || entry.task === undefined) return task;
      return { ...enter(task, { state: "running", task: entry.task }, entry), startedAt: entry.at };
    case "StartInstances":
      return isLatest && task.state === "starting" ? { ...task, failure: undefined } : task;
    default:
      return entry.action satisfies never;
  }
}

const waitsForImage = (task: Task): boolean =>
  task.state === "creating" ||
  task.state === "unknown" ||
  ((task.state === "asked" || task.state === "stopped") && task.sends > 0);

/** A call failed, or could not be made at all. What is heard of an earlier call changes nothing. */
export function failed(task: Task, entry: EntryOf<"failed">): Task {
  const counts = entry.call === undefined ? entry.window === task.owner : entry.call === task.sending;
  if (!counts) return task;
  if (task.state === "asked") return dropped(task, entry);
  switch (entry.action) {
    case "StopInstances":
      return task.state === "stopping" ? stopFailed(task, entry) : task;
    case "CreateImage":
      return task.state === "creating" || task.state === "unknown" ? createFailed(task, entry) : task;
    case "StartInstances":
      return task.state === "starting" ? startFailed(task, entry) : task;
    default:
      return entry.action satisfies never;
  }
}

/** Nothing more is sent; what was sent before may have worked. */
const dropped = (task: TaskIn<"asked">, entry: EntryOf<"failed">): Task =>
  task.sends > 0
    ? enter(task, { state: "unknown", failure: undefined, gone: undefined, doubt: false }, entry)
    : settle(task, { image: "failed", failure: entry.failure }, entry);

function stopFailed(task: TaskIn<"stopping">, entry: EntryOf<"failed">): Task {
  if (entry.verdict === "unknown") return task;
  // Without a call it was the instance that could not be found, and the earlier calls stay what they were.
  const unsent = entry.call === undefined ? task : { ...task, stops: task.stops - 1 };
  if (entry.verdict === "refused") return settle(unsent, { image: "failed", failure: entry.failure }, entry);
  return putOff(unsent.stops === 0 ? enter(unsent, { state: "asked" }, entry) : unsent, task.tries, entry);
}

function createFailed(task: TaskIn<"creating" | "unknown">, entry: EntryOf<"failed">): Task {
  const { failure, verdict } = entry;
  if (verdict === "unknown") return task.state === "creating" ? searching(task, entry) : task;
  const unsent = { ...task, sends: task.sends - 1, requestId: failure.requestId || task.requestId };
  if (verdict !== "refused") return putOff(ready(unsent, entry), task.tries, entry);
  // An earlier call may have worked, and may be why this one was refused.
  return unsent.sends > 0 ? searching(unsent, entry) : settle(unsent, { image: "failed", failure }, entry);
}

const searching = (task: Task, entry: EntryOf<"failed">): Task => ({
  ...enter(task, { state: "unknown", failure: entry.failure, gone: undefined, doubt: false }, entry),
  sending: task.sending,
});

function startFailed(task: TaskIn<"starting">, entry: EntryOf<"failed">): Task {
  const { failure, verdict } = entry;
  if (verdict === "unknown") return task;
  if (verdict === "refused") return doubting({ ...task, sentAt: undefined, refused: true, failure });
  return putOff({ ...task, sentAt: undefined, failure }, task.tries, entry);
}

/** It surely was not executed, and is sent again in a while. */
const putOff = (task: Task, tries: number, entry: EntryOf<"failed">): Task => ({
  ...task,
  sending: undefined,
  tries: tries + 1,
  notBefore: entry.at + backoff(tries),
  ...(entry.verdict === "credentials" && { paused: entry.failure, pauses: task.pauses + 1 }),
});
