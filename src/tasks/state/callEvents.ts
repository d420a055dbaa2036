import { retryPause } from "../schedule/timing.ts";
import type { TaskEventOf } from "../journal/taskEvent.ts";
import { isGraceful } from "../plan.ts";
import type { Task, TaskIn } from "../task.ts";
import { askForDecision, enter, pause, readyToCreate, settle } from "./transitions.ts";

/** How long a guest has to shut down before the user is asked, in milliseconds. */
export const shutDownTimeoutMs = 5 * 60_000;

/** Announces a call. It may be made only if this changes the task. */
export function callAnnounced(task: Task, event: TaskEventOf<"callAnnounced">): Task {
  switch (event.action) {
    case "StopInstances":
      return task.state === "asked" || task.state === "stopping" ? sendingStop(task, event) : task;
    case "CreateImage":
      if (task.state !== (isGraceful(task.plan) ? "stopped" : "asked")) return task;
      return {
        ...enter(task, { state: "creating" }, event),
        pendingCall: event.id,
        tries: task.tries,
        createCalls: task.createCalls + 1,
        imagesBefore: task.createCalls === 0 ? (event.imagesBefore ?? []) : task.imagesBefore,
      };
    case "StartInstances":
      if (task.state !== "starting") return task;
      return { ...task, firstTriedAt: task.firstTriedAt ?? event.at, sentAt: event.at, pendingCall: event.id };
    default:
      return event.action satisfies never;
  }
}

function sendingStop(task: TaskIn<"asked" | "stopping">, event: TaskEventOf<"callAnnounced">): Task {
  const force = event.isForced === true;
  const until = force && task.state === "stopping" ? task.shutDownBy : event.at + shutDownTimeoutMs;
  return {
    ...enter(task, { state: "stopping", isAnswered: false, shutDownBy: until, isForced: force }, event),
    pendingCall: event.id,
    tries: task.tries,
    stopCalls: task.stopCalls + 1,
  };
}

/** A call succeeded. A late answer of CreateImage still counts. */
export function callAnswered(before: Task, event: TaskEventOf<"callAnswered">): Task {
  const isAsked = before.createCalls > 0 && event.action !== "CreateImage";
  const task = isAsked ? before : { ...before, requestId: event.requestId };
  const isLatest = task.pendingCall === event.call;
  switch (event.action) {
    case "StopInstances":
      return isLatest && task.state === "stopping" ? { ...task, isAnswered: true, isForced: false } : task;
    case "CreateImage":
      if (!waitsForImage(task) || event.task === undefined) return task;
      return { ...enter(task, { state: "running", task: event.task }, event), startedAt: event.at };
    case "StartInstances":
      return isLatest && task.state === "starting" ? { ...task, failure: undefined } : task;
    default:
      return event.action satisfies never;
  }
}

const waitsForImage = (task: Task): boolean =>
  task.state === "creating" ||
  task.state === "unknown" ||
  ((task.state === "asked" || task.state === "stopped") && task.createCalls > 0);

/** A call failed, or could not be made. The result of an earlier call is ignored. */
export function callFailed(task: Task, event: TaskEventOf<"callFailed">): Task {
  const counts = event.call === undefined ? event.window === task.owner : event.call === task.pendingCall;
  if (!counts) return task;
  if (task.state === "asked") return dropped(task, event);
  switch (event.action) {
    case "StopInstances":
      return task.state === "stopping" ? stopFailed(task, event) : task;
    case "CreateImage":
      if (task.state === "stopped") return event.call === undefined ? notCreated(task, event) : task;
      return task.state === "creating" || task.state === "unknown" ? createFailed(task, event) : task;
    case "StartInstances":
      return task.state === "starting" ? startFailed(task, event) : task;
    default:
      return event.action satisfies never;
  }
}

/** Nothing more is sent, but an earlier call may have worked. */
const dropped = (task: TaskIn<"asked">, event: TaskEventOf<"callFailed">): Task =>
  task.createCalls > 0
    ? enter(task, { state: "unknown", failure: undefined, lostTask: undefined }, event)
    : settle(task, { image: "failed", failure: event.failure }, event);

function stopFailed(task: TaskIn<"stopping">, event: TaskEventOf<"callFailed">): Task {
  if (event.failureKind === "unknown") return task;
  // No `call`: the instance was not found. Earlier StopInstances calls still count.
  const unsent = event.call === undefined ? task : { ...task, stopCalls: task.stopCalls - 1 };
  if (event.failureKind === "rejected") return settle(unsent, { image: "failed", failure: event.failure }, event);
  return putOff(unsent.stopCalls === 0 ? enter(unsent, { state: "asked" }, event) : unsent, task.tries, event);
}

function createFailed(task: TaskIn<"creating" | "unknown">, event: TaskEventOf<"callFailed">): Task {
  const { failure, failureKind } = event;
  if (failureKind === "unknown") return task.state === "creating" ? searching(task, event) : task;
  const unsent = { ...task, createCalls: task.createCalls - 1, requestId: failure.requestId || task.requestId };
  if (failureKind !== "rejected") return putOff(readyToCreate(unsent, event), task.tries, event);
  // An earlier call may have worked, and may be the reason why this one was rejected.
  return unsent.createCalls > 0 ? searching(unsent, event) : settle(unsent, { image: "failed", failure }, event);
}

/** CreateImage cannot be sent at all; an earlier call may have worked. */
const notCreated = (task: TaskIn<"stopped">, event: TaskEventOf<"callFailed">): Task =>
  task.createCalls > 0 ? searching(task, event) : settle(task, { image: "failed", failure: event.failure }, event);

const searching = (task: Task, event: TaskEventOf<"callFailed">): Task => ({
  ...enter(task, { state: "unknown", failure: event.failure, lostTask: undefined }, event),
  pendingCall: task.pendingCall,
});

function startFailed(task: TaskIn<"starting">, event: TaskEventOf<"callFailed">): Task {
  const { failure, failureKind } = event;
  if (failureKind === "unknown") return task;
  if (failureKind === "rejected")
    return askForDecision({ ...task, sentAt: undefined, isRefused: true, failure }, { reason: "notStarted", failure });
  return putOff({ ...task, sentAt: undefined, failure }, task.tries, event);
}

/** The call was not executed, and is retried later. */
function putOff(task: Task, tries: number, event: TaskEventOf<"callFailed">): Task {
  const put = { ...task, pendingCall: undefined, tries: tries + 1, retryAt: event.at + retryPause(tries) };
  return event.failureKind === "credentials" ? pause(put, event.failure) : put;
}
