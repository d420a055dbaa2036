import type { TaskId } from "../../ecm/model.ts";
import { taskFailed } from "../../ecm/errors/ownFailures.ts";
import type { TaskEvent, TaskEventOf } from "../journal/taskEvent.ts";
import { isGraceful, type TaskKey } from "../plan.ts";
import { hasEnded, type TaskStage, type Task } from "../task.ts";
import { callAnswered, callFailed, callAnnounced } from "./callEvents.ts";
import { decided } from "./decisions.ts";
import { askForDecision, end, enter, pause, resetStart, settle } from "./transitions.ts";

/** Computes the task after an event. Pure and total: an event that does not fit changes nothing. */
export function reduce(task: Task | undefined, event: TaskEvent): Task | undefined {
  if (task === undefined) return event.type === "requested" ? begin(event) : undefined;
  switch (event.type) {
    case "requested":
      return task;
    // Call results and user decisions apply whichever window recorded them.
    case "callAnswered":
      return callAnswered(task, event);
    case "callFailed":
      return callFailed(task, event);
    case "decided":
      return decided(task, event.decision, event);
    case "claimed":
      return task.owner === event.from ? { ...task, owner: event.window } : task;
    case "noticeClaimed":
      return announced(task, event);
    case "noticeShown":
      return shown(task, event);
    case "unwatched":
      return { ...task, unwatched: true };
    case "dismissed":
      return hasEnded(task) ? { ...task, dismissed: true } : task;
    case "confirmed":
      return event.window === task.owner ? { ...task, isConfirmed: true } : task;
    case "handedOver":
      return hasEnded(task) ? task : { ...task, plan: { ...task.plan, account: event.account } };
    case "newer":
      return { ...task, newer: true };
    case "callAnnounced":
    case "powerObserved":
    case "adopted":
    case "reported":
    case "taskLost":
    case "verified":
    case "decisionNeeded":
    case "paused":
    case "resumed":
      return event.window === task.owner ? advanceByOwner(task, event) : task;
    default:
      return event satisfies never;
  }
}

type OwnersEntry = TaskEventOf<
  | "callAnnounced"
  | "powerObserved"
  | "adopted"
  | "reported"
  | "taskLost"
  | "verified"
  | "decisionNeeded"
  | "paused"
  | "resumed"
>;

/** Only the owner's observations count: those of another window may be outdated. */
function advanceByOwner(task: Task, event: OwnersEntry): Task {
  switch (event.type) {
    case "callAnnounced":
      return callAnnounced(task, event);
    case "powerObserved":
      return powerSeen(task, event);
    case "adopted":
      return adopted(task, event);
    case "reported":
      return reported(task, event);
    case "taskLost":
      return lost(task, event);
    case "verified":
      return task.state === "verifying" ? settle(task, { image: "made", made: event.image }, event) : task;
    case "decisionNeeded":
      return decisionNeeded(task, event);
    case "paused":
      return hasEnded(task) || task.paused?.code === event.failure.code ? task : pause(task, event.failure);
    case "resumed":
      return task.paused ? resumed(task, event) : task;
    default:
      return event satisfies never;
  }
}

const begin = (event: TaskEventOf<"requested">): Task => ({
  state: "asked",
  key: event.key,
  plan: event.plan,
  askedAt: event.at,
  isConfirmed: false,
  stateSince: event.at,
  owner: event.window,
  pendingCall: undefined,
  tries: 0,
  retryAt: 0,
  stopCalls: 0,
  createCalls: 0,
  imagesBefore: [],
  startedAt: undefined,
  requestId: "",
  paused: undefined,
  lastPause: undefined,
  pauseCount: 0,
  decisionCount: 0,
  decision: undefined,
  patientUntil: 0,
  notices: {},
  unwatched: false,
  dismissed: false,
  newer: false,
});

function powerSeen(task: Task, event: TaskEventOf<"powerObserved">): Task {
  if (event.state === "STOPPED") {
    const wasWanted = task.state === "stopping" || (task.state === "asked" && isGraceful(task.plan));
    return wasWanted ? enter(task, { state: "stopped" }, event) : task;
  }
  return task.state === "starting" ? end(task, task.outcome, false, event) : task;
}

function adopted(task: Task, event: TaskEventOf<"adopted">): Task {
  if (task.state !== "unknown") return task;
  const stage: TaskStage = event.task
    ? { state: "running", task: event.task }
    : { state: "verifying", task: undefined };
  return { ...enter(task, stage, event), startedAt: task.startedAt ?? task.stateSince };
}

function reported(task: Task, event: TaskEventOf<"reported">): Task {
  if (task.state === "unknown") return task.lostTask ? reportedAgain(task, task.lostTask, event) : task;
  if (task.state !== "running" && task.state !== "verifying") return task;
  switch (event.report.status) {
    case "operating":
      return task;
    case "success":
      return task.state === "running" ? enter(task, { state: "verifying", task: task.task }, event) : task;
    case "failed":
      return settle(task, { image: "failed", failure: taskFailed(event.report.message, task.requestId) }, event);
    default:
      return event.report.status satisfies never;
  }
}

/** The cloud knows the lost task again. */
function reportedAgain(task: Task, lostTask: TaskId, event: TaskEventOf<"reported">): Task {
  const running = enter(task, { state: "running", task: lostTask }, event);
  return event.report.status === "operating" ? running : reported(running, event);
}

/** A task, or an image that was found by its name, is missing from the cloud's lists. */
function lost(task: Task, event: TaskEvent): Task {
  const unknown = { state: "unknown", failure: undefined } as const;
  if (task.state === "running") return enter(task, { ...unknown, lostTask: task.task }, event);
  const isFound = task.state === "verifying" && task.task === undefined;
  return isFound ? enter(task, { ...unknown, lostTask: undefined }, event) : task;
}

/** Only a state that still has something to decide asks the user. */
function decisionNeeded(task: Task, { reason, failure }: TaskEventOf<"decisionNeeded">): Task {
  const decision = { reason, failure };
  switch (task.state) {
    case "stopping":
      return askForDecision({ ...task, isForced: false }, decision);
    case "starting":
      return askForDecision({ ...task, failure: failure ?? task.failure }, decision);
    case "stopped":
    case "unknown":
    case "running":
    case "verifying":
      return askForDecision(task, decision);
    case "asked":
    case "creating":
    case "succeeded":
    case "failed":
    case "givenUp":
      return task;
    default:
      return task satisfies never;
  }
}

/** The time of the pause does not count toward the start of the instance. */
const resumed = (task: Task, event: TaskEventOf<"resumed">): Task => ({
  ...(task.state === "starting" && !task.isRefused ? resetStart(task, event) : task),
  paused: undefined,
  lastPause: event.hasSameKeys ? task.lastPause : undefined,
  retryAt: 0,
});

/** Any window may claim the notice of an end: the first one, or the successor of one that has closed. */
function announced(task: Task, { notice, window, from }: TaskEventOf<"noticeClaimed">): Task {
  const earlier = task.notices[notice];
  const mayTell = hasEnded(task) || window === task.owner;
  if (!mayTell || earlier?.shown || earlier?.window !== from || window === from) return task;
  return { ...task, notices: { ...task.notices, [notice]: { window, shown: false } } };
}

function shown(task: Task, { notice, window }: TaskEventOf<"noticeShown">): Task {
  if (task.notices[notice]?.window !== window) return task;
  return { ...task, notices: { ...task.notices, [notice]: { window, shown: true } } };
}

/** Computes all tasks of a journal, oldest first. */
export function replay(journal: readonly TaskEvent[]): readonly Task[] {
  const tasks = new Map<TaskKey, Task>();
  for (const event of journal) {
    const task = reduce(tasks.get(event.key), event);
    if (task) tasks.set(event.key, task);
  }
  return [...tasks.values()];
}
