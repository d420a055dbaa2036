import type { Failure } from "../ecm/failure.ts";
import { taskFailed } from "../ecm/failures.ts";
import { backoff } from "./schedule.ts";
import type { Choice, Entry } from "./entry.ts";
import { hasEnded, type Known, type Outcome, type Stage, type Task } from "./task.ts";

/** How long a guest that was asked politely has to shut down, before a person is asked. */
export const softStopMs = 5 * 60_000;
/** How long a guest that was asked to stop may still obey after we gave up. */
const settleMs = 2 * 60_000;

type EntryOf<Type extends Entry["type"]> = Extract<Entry, { readonly type: Type }>;

/** Where a task stands after one more entry. Total: an entry that does not fit changes nothing. */
export function advance(task: Task | undefined, entry: Entry): Task | undefined {
  if (task === undefined) return entry.type === "asked" ? begin(entry) : undefined;
  switch (entry.type) {
    case "asked":
      return task;
    case "sending":
      return entry.window === task.owner ? sending(task, entry) : task;
    case "answered":
      return answered(task, entry);
    case "failed":
      return failed(task, entry);
    case "powerSeen":
      return powerSeen(task, entry);
    case "adopted":
      return adopted(task, entry);
    case "reported":
      return reported(task, entry);
    case "taskGone":
      return task.state === "running"
        ? enter(task, { state: "unknown", failure: undefined, doubt: false }, entry)
        : task;
    case "verified":
      return task.state === "verifying" ? settle(task, { image: "made", made: entry.image }, entry) : task;
    case "doubted":
      return doubted(task, entry.failure);
    case "chosen":
      return chosen(task, entry.choice, entry);
    case "paused":
      return hasEnded(task) ? task : { ...task, paused: entry.failure };
    case "resumed":
      return task.paused ? { ...task, paused: undefined, notBefore: 0 } : task;
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
  announced: {},
  unwatched: false,
  dismissed: false,
});

/** A task without what belongs to its present state only. */
function known(task: Task): Known {
  const { key, plan, askedAt, since, owner, sending, tries, notBefore, stops, sends, before } = task;
  const { startedAt, requestId, paused, announced, unwatched, dismissed } = task;
  const asked = { key, plan, askedAt, since, owner, sending, tries, notBefore, stops, sends, before };
  return { ...asked, startedAt, requestId, paused, announced, unwatched, dismissed };
}

const enter = (task: Task, stage: Stage, { at }: Entry): Task => ({
  ...known(task),
  since: at,
  sending: undefined,
  tries: 0,
  notBefore: 0,
  ...stage,
});

function sending(task: Task, entry: EntryOf<"sending">): Task {
  switch (entry.action) {
    case "StopInstances":
      if (task.state !== "asked" && task.state !== "stopping") return task;
      return {
        ...enter(
          task,
          {
            state: "stopping",
            answered: false,
            until: entry.at + softStopMs,
            force: entry.hard === true,
            doubt: false,
          },
          entry,
        ),
        sending: entry.id,
        stops: task.stops + 1,
      };
    case "CreateImage":
      if (task.state !== (isGraceful(task) ? "stopped" : "asked")) return task;
      return {
        ...enter(task, { state: "creating" }, entry),
        sending: entry.id,
        sends: task.sends + 1,
        before: task.sends === 0 ? (entry.before ?? []) : task.before,
      };
    case "StartInstances":
      return task.state === "starting" ? { ...task, sent: true, sending: entry.id, since: entry.at } : task;
    default:
      return entry.action satisfies never;
  }
}

function answered(before: Task, entry: EntryOf<"answered">): Task {
  const task = { ...before, requestId: entry.requestId };
  switch (entry.action) {
    case "StopInstances":
      return task.state === "stopping" ? { ...task, answered: true, force: false } : task;
    case "CreateImage":
      // An answer that comes late is still the truth.
      if ((task.state !== "creating" && task.state !== "unknown") || entry.task === undefined) return task;
      return { ...enter(task, { state: "running", task: entry.task }, entry), startedAt: entry.at };
    case "StartInstances":
      return task;
    default:
      return entry.action satisfies never;
  }
}

function failed(task: Task, entry: EntryOf<"failed">): Task {
  if (task.state === "asked") return settle(task, { image: "failed", failure: entry.failure }, entry);
  switch (entry.action) {
    case "StopInstances":
      return task.state === "stopping" ? stopFailed(task, entry) : task;
    case "CreateImage":
      return task.state === "creating" ? createFailed(task, entry) : task;
    case "StartInstances":
      return task.state === "starting" ? startFailed(task, entry) : task;
    default:
      return entry.action satisfies never;
  }
}

function stopFailed(task: Task & { readonly state: "stopping" }, entry: EntryOf<"failed">): Task {
  if (entry.verdict === "unknown") return { ...task, sending: undefined };
  const unsent = { ...task, stops: task.stops - 1 };
  if (entry.verdict === "refused") return settle(unsent, { image: "failed", failure: entry.failure }, entry);
  return putOff(unsent.stops === 0 ? enter(unsent, { state: "asked" }, entry) : unsent, task.tries, entry);
}

function createFailed(task: Task, entry: EntryOf<"failed">): Task {
  if (entry.verdict === "unknown")
    return enter(task, { state: "unknown", failure: entry.failure, doubt: false }, entry);
  const unsent = { ...task, sends: task.sends - 1 };
  if (entry.verdict === "refused") return settle(unsent, { image: "failed", failure: entry.failure }, entry);
  return putOff(ready(unsent, entry), task.tries, entry);
}

function startFailed(task: Task & { readonly state: "starting" }, entry: EntryOf<"failed">): Task {
  if (entry.verdict === "unknown") return { ...task, sending: undefined };
  if (entry.verdict === "refused") return { ...task, sent: false, failure: entry.failure, doubt: true };
  return putOff({ ...task, sent: false, failure: entry.failure }, task.tries, entry);
}

/** Back to where CreateImage is next. */
const ready = (task: Task, entry: Entry): Task => enter(task, { state: isGraceful(task) ? "stopped" : "asked" }, entry);

const putOff = (task: Task, tries: number, entry: EntryOf<"failed">): Task => ({
  ...task,
  sending: undefined,
  tries: tries + 1,
  notBefore: entry.at + backoff(tries),
  paused: entry.verdict === "credentials" ? entry.failure : task.paused,
});

function powerSeen(task: Task, entry: EntryOf<"powerSeen">): Task {
  if (entry.state === "STOPPED") {
    const wasWanted = task.state === "stopping" || (task.state === "asked" && isGraceful(task));
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
  if (task.state !== "running") return task;
  switch (entry.report.status) {
    case "operating":
      return task;
    case "success":
      return enter(task, { state: "verifying", task: task.task }, entry);
    case "failed":
      return settle(task, { image: "failed", failure: taskFailed(entry.report.message, task.requestId) }, entry);
    default:
      return entry.report.status satisfies never;
  }
}

function doubted(task: Task, failure: Failure | undefined): Task {
  if (task.state === "stopping" || task.state === "unknown") return { ...task, doubt: true };
  if (task.state === "starting") return { ...task, doubt: true, failure: failure ?? task.failure };
  return task;
}

function chosen(task: Task, choice: Choice, entry: Entry): Task {
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

function chosenWhileStopping(task: Task & { readonly state: "stopping" }, choice: Choice, entry: Entry): Task {
  if (choice === "waitLonger") return { ...task, until: entry.at + softStopMs, doubt: false };
  if (choice === "force") return { ...task, force: true, doubt: false };
  return choice === "giveUp" ? restore(task, { image: "givenUp" }, entry.at + settleMs, entry) : task;
}

function chosenWhileUnknown(task: Task & { readonly state: "unknown" }, choice: Choice, entry: Entry): Task {
  if (choice === "lookAgain") return { ...task, since: entry.at, doubt: false };
  if (choice === "sendAgain") return ready(task, entry);
  return choice === "giveUp" ? settle(task, { image: "givenUp" }, entry) : task;
}

function chosenWhileStarting(task: Task & { readonly state: "starting" }, choice: Choice, entry: Entry): Task {
  if (choice === "startAgain") return { ...task, sent: false, tries: 0, notBefore: 0, since: entry.at, doubt: false };
  return choice === "leaveOff" ? end(task, task.outcome, true, entry) : task;
}

/** The image's fate is known: give the power back if the plan says so, else that was all. */
const settle = (task: Task, outcome: Outcome, entry: Entry): Task =>
  task.plan.power === "stopAndStart" && task.stops > 0
    ? restore(task, outcome, 0, entry)
    : end(task, outcome, false, entry);

const restore = (task: Task, outcome: Outcome, settled: number, entry: Entry): Task =>
  enter(task, { state: "starting", outcome, sent: false, settled, failure: undefined, doubt: false }, entry);

function end(task: Task, outcome: Outcome, leftOff: boolean, entry: Entry): Task {
  const endedAt = entry.at;
  switch (outcome.image) {
    case "made":
      return enter(task, { state: "succeeded", image: outcome.made, endedAt, leftOff }, entry);
    case "failed":
      return enter(task, { state: "failed", failure: outcome.failure, endedAt, leftOff }, entry);
    case "givenUp":
      return enter(task, { state: "givenUp", endedAt, leftOff }, entry);
    default:
      return outcome satisfies never;
  }
}

function announced(task: Task, { news, window }: EntryOf<"announced">): Task {
  const earlier = task.announced[news];
  if (window !== task.owner || earlier?.shown || earlier?.window === window) return task;
  return { ...task, announced: { ...task.announced, [news]: { window, shown: false } } };
}

function shown(task: Task, { news, window }: EntryOf<"shown">): Task {
  if (task.announced[news]?.window !== window) return task;
  return { ...task, announced: { ...task.announced, [news]: { window, shown: true } } };
}

const isGraceful = ({ plan }: Task): boolean => plan.power === "stopAndStart" || plan.power === "stopAndLeave";
