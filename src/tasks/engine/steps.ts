import type { Clock } from "../../base/clock.ts";
import { EcmError, type Failure } from "../../ecm/errors/failure.ts";
import { answerMissed, instanceGone, neverSent } from "../../ecm/errors/ownFailures.ts";
import type { Ecm, Image, Instance, Receipt, TaskId, TaskReport } from "../../ecm/model.ts";
import { ownImage } from "../findImage.ts";
import { JournalError } from "../journal/journal.ts";
import type { Action, Happening } from "../journal/taskEvent.ts";
import { softStopMs } from "../state/callEvents.ts";
import { isTooLate, longestDelayMs, type StepName } from "../state/nextStep.ts";
import type { Task, TaskIn } from "../task.ts";
import { verdictOf } from "./classifyFailure.ts";
import type { Noted } from "./taskStore.ts";
import { lasted } from "./timing.ts";

/** What a step can use. */
export interface Hands {
  readonly ecm: Cloud;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** How often this step was done for this task in this state, in this window. What was not answered does not count. */
  readonly looks: number;
  /** Writes an entry and tells where the task stands now. */
  note(happening: Happening): Promise<Noted>;
}

/** A lost StopInstances or StartInstances is sent again when the instance has not moved for so long. */
const unmovedMs = 30_000;
/** How long an image that was lost may take to appear before a person is asked, and when the instance says it is busy making one. */
const searchMs = 2 * 60_000;
const longestSearchMs = 60 * 60_000;
/** How long after SUCCESS the image may take to be listed as NORMAL, and when nobody has said that it is finished. */
const verifyMs = 5 * 60_000;
const longestVerifyMs = 2 * 60 * 60_000;
const fewestLooks = 3;
/** How long an instance may take to run again before a person is told. */
const restoreMs = 5 * 60_000;
/** A shutdown that has been under way for so long will not come any more. */
const longestStopMs = 60 * 60_000;

/** Each step looks, or makes one call, and writes down what it learned. Looking may throw; that never ends a task. */
export const steps: Readonly<
  Record<Exclude<StepName, "none" | "report" | "drop">, (task: Task, hands: Hands) => Promise<void>>
> = {
  async stop(task, hands) {
    const instance = await find(task, hands);
    if (!instance) return refuse("StopInstances", instanceGone("StopInstances"), hands);
    if (instance.state === "STOPPED") await hands.note({ type: "powerSeen", state: "STOPPED" });
    if (instance.state === "RUNNING") await sendStop("soft", task, hands);
  },

  async cut(task, hands) {
    if (task.state !== "stopping") return;
    const instance = await find(task, hands);
    if (!instance) return refuse("StopInstances", instanceGone("StopInstances"), hands);
    if (instance.state === "STOPPED") await hands.note({ type: "powerSeen", state: "STOPPED" });
    else if (isOver(task.until, hands)) await hands.note({ type: "doubted", about: "guestKeepsRunning" });
    else await sendStop("hard", task, hands);
  },

  async watchPower(task, hands) {
    if (task.state !== "stopping") return;
    const instance = await find(task, hands);
    if (!instance) return refuse("StopInstances", instanceGone("StopInstances"), hands);
    if (instance.state === "STOPPED") return void (await hands.note({ type: "powerSeen", state: "STOPPED" }));
    if (task.doubt) return;
    const lost = !task.answered && instance.state === "RUNNING" && age(task.since, hands) >= unmovedMs;
    if (lost && task.doubts === 0) return stopAgain(task, hands);
    if (lost || isOver(task.until, hands) || hasFailedToStop(task, instance)) {
      await hands.note({ type: "doubted", about: "guestKeepsRunning" });
    }
  },

  async create(task, hands) {
    const before = (await hands.ecm.images({ once: true }, hands.signal)).map(({ id }) => id);
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
    const image = ownImage(task, await imagesLike(task, hands));
    if (image) {
      const making = image.task !== undefined && image.task !== task.gone && { task: image.task };
      return void (await hands.note({ type: "adopted", image: image.id, ...making }));
    }
    if (task.doubt || hands.looks < fewestLooks) return;
    const patience = isMakingImage(await find(task, hands)) ? longestSearchMs : searchMs;
    if (age(task.since, hands) >= patience) await hands.note({ type: "doubted", about: "outcomeUnknown" });
  },

  async verify(task, hands) {
    if (task.state !== "verifying") return;
    const image = ownImage(task, await imagesLike(task, hands));
    if (image && hasFailed(image)) return void (await hands.note({ type: "reported", report: failedReport(image) }));
    const patience = image && task.task === undefined ? longestVerifyMs : verifyMs;
    const waits = hands.looks < fewestLooks || age(task.since, hands) < patience;
    if (image?.state !== "NORMAL" && waits) return;
    const made = image && { id: image.id, state: image.state, sizeGb: image.sizeGb };
    await hands.note({ type: "verified", ...(made && { image: made }) });
  },

  async restore(task, hands) {
    if (task.state !== "starting") return;
    const instance = await find(task, hands);
    if (!instance) return doubtStart(task, hands, instanceGone("StartInstances"));
    if (instance.state === "RUNNING") {
      if (staysRunning(task, instance, hands)) await hands.note({ type: "powerSeen", state: "RUNNING" });
      return;
    }
    const isFirstStart = instance.state === "STOPPED" && task.triedAt === undefined;
    if (!isFirstStart && age(task.triedAt ?? task.since, hands) >= restoreMs) await doubtStart(task, hands);
    if (instance.state === "STOPPED" && mayStart(task, hands)) await sendStart(task, hands);
  },
};

/** Only while the person who asked for it can still be expected to remember. */
const stopAgain = (task: Task, hands: Hands): Promise<void> =>
  age(task.askedAt, hands) > longestDelayMs
    ? refuse("StopInstances", neverSent("StopInstances"), hands)
    : sendStop("soft", task, hands);

const age = (since: number, { clock }: Hands): number => lasted(since, clock.now());

/** Whether a time has come that was at most `softStopMs` away; more than that means that the clock was set back. */
const isOver = (time: number, hands: Hands): boolean => age(time - softStopMs, hands) >= softStopMs;

const refuse = async (action: Action, failure: Failure, hands: Hands): Promise<void> => {
  await hands.note({ type: "failed", action, failure, verdict: "refused" });
};

async function doubtStart(task: TaskIn<"starting">, hands: Hands, failure?: Failure): Promise<void> {
  if (!task.doubt) await hands.note({ type: "doubted", about: "notStarted", ...(failure && { failure }) });
}

async function find(task: Task, { ecm, signal }: Hands): Promise<Instance | undefined> {
  const { id } = task.plan.instance;
  return (await ecm.instances({ ids: [id], once: true }, signal)).find((instance) => instance.id === id);
}

const imagesLike = ({ plan }: Task, { ecm, signal }: Hands): Promise<readonly Image[]> =>
  ecm.images({ name: plan.image.name, once: true }, signal);

const isMakingImage = (instance: Instance | undefined): boolean =>
  instance?.latestOperation === "CreateImage" && instance.latestOperationState === "OPERATING";

/** The words of ImageState are not documented; those of a failed image are taken to say so. */
const hasFailed = ({ state }: Image): boolean => /fail/i.test(state);

const failedReport = ({ state }: Image): TaskReport => ({ status: "failed", message: state, addTime: "", endTime: "" });

const hasFailedToStop = (task: TaskIn<"stopping">, instance: Instance): boolean =>
  task.answered &&
  instance.state === "RUNNING" &&
  instance.latestOperation === "StopInstances" &&
  instance.latestOperationState === "FAILED";

/** Whether an instance that runs is past the shutdown that was asked of it. */
function staysRunning(task: TaskIn<"starting">, instance: Instance, hands: Hands): boolean {
  const isStopping = instance.latestOperation === "StopInstances" && instance.latestOperationState === "OPERATING";
  const mayStop = task.settled > 0 && isStopping && age(task.since, hands) < longestStopMs;
  return isOver(task.settled, hands) && !mayStop;
}

/** After a refusal only a person says "start again"; after a lost call the machine gets time to move. */
function mayStart(task: TaskIn<"starting">, hands: Hands): boolean {
  if (task.refused) return false;
  return task.sentAt === undefined || age(task.sentAt, hands) >= unmovedMs * 2;
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
 * by now), and writes down what came of it, as soon as that can be done.
 */
async function send(
  sending: Extract<Happening, { readonly type: "sending" }>,
  task: Task,
  hands: Hands,
  call: () => Promise<Receipt & { readonly task?: TaskId }>,
): Promise<void> {
  const { action } = sending;
  // The computer may have slept since the step began.
  if (isTooLate(task, hands.clock.now())) return refuse(action, neverSent(action), hands);
  const announced = await hands.note(sending);
  if (!announced.mine) return;
  const common = { action, call: announced.id };
  const happening = await call().then(
    ({ requestId, task: taskId }): Happening => ({
      type: "answered",
      ...common,
      requestId,
      ...(taskId && { task: taskId }),
    }),
    (error: unknown): Happening => {
      if (hands.signal.aborted || !(error instanceof EcmError)) throw error;
      const { failure } = error;
      return { type: "failed", ...common, failure, verdict: verdictOf(failure, action, announced.task) };
    },
  );
  await noteAtLast(happening, hands);
}

const diskPauseMs = 1000;

/** An answer is not to be lost because the disk is full for a while. */
async function noteAtLast(happening: Happening, hands: Hands): Promise<void> {
  for (;;) {
    try {
      return void (await hands.note(happening));
    } catch (error) {
      if (!(error instanceof JournalError)) throw error;
      await hands.clock.sleep(diskPauseMs, hands.signal);
    }
  }
}

/** What carrying a task out takes of an account's cloud. */
export type Cloud = Pick<Ecm, "instances" | "images" | "createImage" | "reports" | "stopInstance" | "startInstance">;
