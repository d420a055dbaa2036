import type { Clock } from "../base/clock.ts";
import { EcmError, type Failure } from "../ecm/failure.ts";
import { answerMissed, instanceGone, neverSent } from "../ecm/failures.ts";
import type { Ecm, Instance, Receipt, TaskId } from "../ecm/model.ts";
import type { Action, Happening } from "./entry.ts";
import { longestDelayMs, type StepName } from "./nextStep.ts";
import { ownImage } from "./ownImage.ts";
import type { Task } from "./task.ts";
import { verdictOf } from "./verdict.ts";

/** What a step can use. */
export interface Hands {
  readonly ecm: Ecm;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** How many times in a row this step has been done for this task in this state, in this window. */
  readonly looks: number;
  /** Writes an entry and tells where the task stands now, and whether the entry counted as the announcement of a call. */
  note(happening: Happening): Promise<{ readonly task: Task; readonly mine: boolean }>;
}

/** A lost StopInstances or StartInstances is sent again when the instance has not moved for so long. */
const unmovedMs = 30_000;
const mostStops = 5;
/** How long an image that was lost may take to appear before a person is asked. */
const searchMs = 2 * 60_000;
const fewestLooks = 3;
/** How long after SUCCESS the image may take to be listed as NORMAL. */
const verifyMs = 5 * 60_000;

/** Each step looks, or makes one call, and writes down what it learned. Looking may throw; that never ends a task. */
export const steps: Readonly<
  Record<Exclude<StepName, "none" | "report">, (task: Task, hands: Hands) => Promise<void>>
> = {
  async stop(task, hands) {
    if (isTooLate(task, hands)) return refuse("StopInstances", neverSent("StopInstances"), hands);
    const instance = await find(task, hands);
    if (!instance) return refuse("StopInstances", instanceGone("StopInstances"), hands);
    if (instance.state === "STOPPED") await hands.note({ type: "powerSeen", state: "STOPPED" });
    if (instance.state === "RUNNING") await sendStop("soft", task, hands);
  },

  async cut(task, hands) {
    const instance = await find(task, hands);
    if (!instance) return refuse("StopInstances", instanceGone("StopInstances"), hands);
    if (instance.state === "STOPPED") await hands.note({ type: "powerSeen", state: "STOPPED" });
    else await sendStop("hard", task, hands);
  },

  async watchPower(task, hands) {
    if (task.state !== "stopping") return;
    const instance = await find(task, hands);
    if (!instance) return refuse("StopInstances", instanceGone("StopInstances"), hands);
    if (instance.state === "STOPPED") return void (await hands.note({ type: "powerSeen", state: "STOPPED" }));
    if (task.doubt) return;
    const now = hands.clock.now();
    const lost = !task.answered && instance.state === "RUNNING" && now - task.since >= unmovedMs;
    if (lost && task.stops < mostStops) return sendStop("soft", task, hands);
    if (lost || now >= task.until || hasFailedToStop(task, instance)) {
      await hands.note({ type: "doubted", about: "guestKeepsRunning" });
    }
  },

  async create(task, hands) {
    if (task.state === "asked" && isTooLate(task, hands)) return refuse("CreateImage", neverSent("CreateImage"), hands);
    const before = (await hands.ecm.images({}, hands.signal)).map(({ id }) => id);
    const { plan } = task;
    await send({ type: "sending", action: "CreateImage", before }, task, hands, () =>
      hands.ecm.createImage(
        { instance: plan.instance.id, ...plan.image, forcePowerOff: plan.power === "force" },
        hands.signal,
      ),
    );
  },

  /** CreateImage was written down by a window that is gone: it may or may not have been sent. */
  async recover(_task, hands) {
    await hands.note({
      type: "failed",
      action: "CreateImage",
      failure: answerMissed("CreateImage"),
      verdict: "unknown",
    });
  },

  async search(task, hands) {
    if (task.state !== "unknown") return;
    const image = ownImage(task, await hands.ecm.images({ name: task.plan.image.name }, hands.signal));
    if (image) {
      return void (await hands.note({ type: "adopted", image: image.id, ...(image.task && { task: image.task }) }));
    }
    if (task.doubt || isMakingImage(await find(task, hands))) return;
    if (hands.looks >= fewestLooks && hands.clock.now() - task.since >= searchMs) {
      await hands.note({ type: "doubted", about: "outcomeUnknown" });
    }
  },

  async verify(task, hands) {
    const image = ownImage(task, await hands.ecm.images({ name: task.plan.image.name }, hands.signal));
    const isReady = image?.state === "NORMAL";
    if (!isReady && hands.clock.now() - task.since < verifyMs) return;
    const made = image && { id: image.id, state: image.state, sizeGb: image.sizeGb };
    await hands.note({ type: "verified", ...(made && { image: made }) });
  },

  async restore(task, hands) {
    if (task.state !== "starting") return;
    const instance = await find(task, hands);
    if (!instance) {
      if (!task.doubt)
        await hands.note({ type: "doubted", about: "notStarted", failure: instanceGone("StartInstances") });
      return;
    }
    const now = hands.clock.now();
    if (instance.state === "RUNNING" && now >= task.settled) {
      return void (await hands.note({ type: "powerSeen", state: "RUNNING" }));
    }
    if (instance.state === "STOPPED" && mayStart(task, now)) await sendStart(task, hands);
  },
};

const isTooLate = (task: Task, { clock }: Hands): boolean =>
  task.stops === 0 && task.sends === 0 && clock.now() - task.askedAt > longestDelayMs;

const refuse = async (action: Action, failure: Failure, hands: Hands): Promise<void> => {
  await hands.note({ type: "failed", action, failure, verdict: "refused" });
};

async function find(task: Task, { ecm, signal }: Hands): Promise<Instance | undefined> {
  const { id } = task.plan.instance;
  return (await ecm.instances({ ids: [id] }, signal)).find((instance) => instance.id === id);
}

const isMakingImage = (instance: Instance | undefined): boolean =>
  instance?.latestOperation === "CreateImage" && instance.latestOperationState === "OPERATING";

const hasFailedToStop = (task: Task & { readonly state: "stopping" }, instance: Instance): boolean =>
  task.answered &&
  instance.state === "RUNNING" &&
  instance.latestOperation === "StopInstances" &&
  instance.latestOperationState === "FAILED";

/** After a refusal only a person says "start again"; after a lost call the machine gets time to move. */
function mayStart(task: Task & { readonly state: "starting" }, now: number): boolean {
  if (task.doubt && !task.failure?.passing) return false;
  return !task.sent || now - task.since >= unmovedMs * 2;
}

const sendStop = (how: "soft" | "hard", task: Task, hands: Hands): Promise<void> =>
  send({ type: "sending", action: "StopInstances", hard: how === "hard" }, task, hands, () =>
    hands.ecm.stopInstance(task.plan.instance.id, how, hands.signal),
  );

const sendStart = (task: Task, hands: Hands): Promise<void> =>
  send({ type: "sending", action: "StartInstances" }, task, hands, () =>
    hands.ecm.startInstance(task.plan.instance.id, hands.signal),
  );

/**
 * Writes down that a call is about to be made, makes it only if that entry counted (another window may own the task
 * by now), and writes down what came of it.
 */
async function send(
  sending: Extract<Happening, { readonly type: "sending" }>,
  task: Task,
  hands: Hands,
  call: () => Promise<Receipt & { readonly task?: TaskId }>,
): Promise<void> {
  const announced = await hands.note(sending);
  if (!announced.mine) return;
  const { action } = sending;
  try {
    const { requestId, task: taskId } = await call();
    await hands.note({ type: "answered", action, requestId, ...(taskId && { task: taskId }) });
  } catch (error) {
    if (hands.signal.aborted || !(error instanceof EcmError)) throw error;
    const verdict = verdictOf(error.failure, action, { ...announced.task, tries: task.tries });
    await hands.note({ type: "failed", action, failure: error.failure, verdict });
  }
}
