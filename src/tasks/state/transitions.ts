import type { Entry } from "../journal/taskEvent.ts";
import { isGraceful } from "../plan.ts";
import type { Known, Outcome, Stage, Task, TaskIn } from "../task.ts";

/** A task without what belongs to its present state only. */
function known(task: Task): Known {
  const { key, plan, askedAt, since, owner, sending, tries, notBefore, stops, sends, before } = task;
  const { startedAt, requestId, paused, pauses, doubts, announced, unwatched, dismissed, newer } = task;
  const asked = { key, plan, askedAt, since, owner, sending, tries, notBefore, stops, sends, before };
  return { ...asked, startedAt, requestId, paused, pauses, doubts, announced, unwatched, dismissed, newer };
}

/** The task in another state, in which nothing has happened yet. */
export const enter = (task: Task, stage: Stage, { at }: Entry): Task => ({
  ...known(task),
  since: at,
  sending: undefined,
  tries: 0,
  notBefore: 0,
  ...stage,
});

/** Back to where CreateImage is next. */
export const ready = (task: Task, entry: Entry): Task =>
  enter(task, { state: isGraceful(task.plan) ? "stopped" : "asked" }, entry);

/** A person is asked. Asking twice is asking once. */
export const doubting = <Doubtful extends Task & { readonly doubt: boolean }>(task: Doubtful): Doubtful =>
  task.doubt ? task : { ...task, doubt: true, doubts: task.doubts + 1 };

const untried = { triedAt: undefined, sentAt: undefined, refused: false, failure: undefined, doubt: false } as const;

/** Nothing was done to give the power back so far, or it counts no more. */
export const tryingAnew = (task: TaskIn<"starting">, { at }: Entry): TaskIn<"starting"> => ({
  ...task,
  triedAt: undefined,
  sentAt: undefined,
  refused: false,
  tries: 0,
  notBefore: 0,
  since: at,
});

/** How long a guest that was asked to stop may still obey after we gave up, in milliseconds. */
const settleMs = 2 * 60_000;

/** The image's fate is known: give the power back if the plan says so, else that was all. */
export function settle(task: Task, outcome: Outcome, entry: Entry): Task {
  if (task.plan.power !== "stopAndStart" || task.stops === 0) return end(task, outcome, false, entry);
  const settled = task.state === "stopping" ? entry.at + settleMs : 0;
  return enter(task, { state: "starting", outcome, settled, ...untried }, entry);
}

export function end(task: Task, outcome: Outcome, leftOff: boolean, entry: Entry): Task {
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
