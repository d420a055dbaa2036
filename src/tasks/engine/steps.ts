import type { Clock } from "../../base/clock.ts";
import { EcmError, type Failure } from "../../ecm/errors/failure.ts";
import { answerMissed, instanceGone, neverSent } from "../../ecm/errors/ownFailures.ts";
import type { Ecm, Image, Instance, Receipt, TaskId, TaskReport } from "../../ecm/model.ts";
import { findOwnImage } from "../findImage.ts";
import { JournalError } from "../journal/journal.ts";
import type { ChangingAction, TaskEventData } from "../journal/taskEvent.ts";
import { shutDownTimeoutMs } from "../state/callEvents.ts";
import { isTooLate, longestDelayMs, type StepName } from "../state/nextStep.ts";
import type { Task, TaskIn } from "../task.ts";
import { classifyFailure } from "./classifyFailure.ts";
import type { Appended } from "./taskStore.ts";
import { elapsed } from "./timing.ts";
import { imageRequest } from "../plan.ts";

/** What a step can use. */
export interface StepContext {
  readonly ecm: TaskCloud;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** How often this step was done for this task in this state, in this window. What was not answered does not count. */
  readonly answeredLooks: number;
  /** Writes an entry and tells where the task stands now. */
  append(data: TaskEventData): Promise<Appended>;
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
  Record<Exclude<StepName, "none" | "report" | "drop">, (task: Task, context: StepContext) => Promise<void>>
> = {
  async stop(task, context) {
    const instance = await find(task, context);
    if (!instance) return refuse("StopInstances", instanceGone("StopInstances"), context);
    if (instance.state === "STOPPED") await context.append({ type: "powerObserved", state: "STOPPED" });
    if (instance.state === "RUNNING") await sendStop("soft", task, context);
  },

  async cut(task, context) {
    if (task.state !== "stopping") return;
    const instance = await find(task, context);
    if (!instance) return refuse("StopInstances", instanceGone("StopInstances"), context);
    if (instance.state === "STOPPED") await context.append({ type: "powerObserved", state: "STOPPED" });
    else if (isOver(task.shutDownBy, context))
      await context.append({ type: "decisionNeeded", reason: "guestKeepsRunning" });
    else await sendStop("hard", task, context);
  },

  async watchPower(task, context) {
    if (task.state !== "stopping") return;
    const instance = await find(task, context);
    if (!instance) return refuse("StopInstances", instanceGone("StopInstances"), context);
    if (instance.state === "STOPPED") return void (await context.append({ type: "powerObserved", state: "STOPPED" }));
    if (task.needsDecision) return;
    const lost = !task.isAnswered && instance.state === "RUNNING" && age(task.stateSince, context) >= unmovedMs;
    if (lost && task.decisionCount === 0) return stopAgain(task, context);
    if (lost || isOver(task.shutDownBy, context) || hasFailedToStop(task, instance)) {
      await context.append({ type: "decisionNeeded", reason: "guestKeepsRunning" });
    }
  },

  async create(task, context) {
    const before = (await context.ecm.images({ once: true }, context.signal)).map(({ id }) => id);
    const { plan } = task;
    await send({ type: "callAnnounced", action: "CreateImage", imagesBefore: before }, task, context, () =>
      context.ecm.createImage(imageRequest(plan), context.signal),
    );
  },

  /** CreateImage was written down by a window that is gone: it may or may not have been sent. */
  async recover(_task, context) {
    await context.append({
      type: "callFailed",
      action: "CreateImage",
      failure: answerMissed("CreateImage"),
      failureKind: "unknown",
    });
  },

  async search(task, context) {
    if (task.state !== "unknown") return;
    const image = findOwnImage(task, await imagesLike(task, context));
    if (image) {
      const making = image.task !== undefined && image.task !== task.lostTask && { task: image.task };
      return void (await context.append({ type: "adopted", image: image.id, ...making }));
    }
    if (task.needsDecision || context.answeredLooks < fewestLooks) return;
    const patience = isMakingImage(await find(task, context)) ? longestSearchMs : searchMs;
    if (age(task.stateSince, context) >= patience)
      await context.append({ type: "decisionNeeded", reason: "outcomeUnknown" });
  },

  async verify(task, context) {
    if (task.state !== "verifying") return;
    const image = findOwnImage(task, await imagesLike(task, context));
    if (image && hasFailed(image))
      return void (await context.append({ type: "reported", report: failedReport(image) }));
    const patience = image && task.task === undefined ? longestVerifyMs : verifyMs;
    const waits = context.answeredLooks < fewestLooks || age(task.stateSince, context) < patience;
    if (image?.state !== "NORMAL" && waits) return;
    const made = image && { id: image.id, state: image.state, sizeGb: image.sizeGb };
    await context.append({ type: "verified", ...(made && { image: made }) });
  },

  async restore(task, context) {
    if (task.state !== "starting") return;
    const instance = await find(task, context);
    if (!instance) return doubtStart(task, context, instanceGone("StartInstances"));
    if (instance.state === "RUNNING") {
      if (staysRunning(task, instance, context)) await context.append({ type: "powerObserved", state: "RUNNING" });
      return;
    }
    const isFirstStart = instance.state === "STOPPED" && task.firstTriedAt === undefined;
    if (!isFirstStart && age(task.firstTriedAt ?? task.stateSince, context) >= restoreMs)
      await doubtStart(task, context);
    if (instance.state === "STOPPED" && mayStart(task, context)) await sendStart(task, context);
  },
};

/** Only while the person who asked for it can still be expected to remember. */
const stopAgain = (task: Task, context: StepContext): Promise<void> =>
  age(task.askedAt, context) > longestDelayMs
    ? refuse("StopInstances", neverSent("StopInstances"), context)
    : sendStop("soft", task, context);

const age = (since: number, { clock }: StepContext): number => elapsed(since, clock.now());

/** Whether a time has come that was at most `softStopMs` away; more than that means that the clock was set back. */
const isOver = (time: number, context: StepContext): boolean =>
  age(time - shutDownTimeoutMs, context) >= shutDownTimeoutMs;

const refuse = async (action: ChangingAction, failure: Failure, context: StepContext): Promise<void> => {
  await context.append({ type: "callFailed", action, failure, failureKind: "rejected" });
};

async function doubtStart(task: TaskIn<"starting">, context: StepContext, failure?: Failure): Promise<void> {
  if (!task.needsDecision)
    await context.append({ type: "decisionNeeded", reason: "notStarted", ...(failure && { failure }) });
}

async function find(task: Task, { ecm, signal }: StepContext): Promise<Instance | undefined> {
  const { id } = task.plan.instance;
  return (await ecm.instances({ ids: [id], once: true }, signal)).find((instance) => instance.id === id);
}

const imagesLike = ({ plan }: Task, { ecm, signal }: StepContext): Promise<readonly Image[]> =>
  ecm.images({ name: plan.image.name, once: true }, signal);

const isMakingImage = (instance: Instance | undefined): boolean =>
  instance?.latestOperation === "CreateImage" && instance.latestOperationState === "OPERATING";

/** The words of ImageState are not documented; those of a failed image are taken to say so. */
const hasFailed = ({ state }: Image): boolean => /fail/i.test(state);

const failedReport = ({ state }: Image): TaskReport => ({ status: "failed", message: state, addTime: "", endTime: "" });

const hasFailedToStop = (task: TaskIn<"stopping">, instance: Instance): boolean =>
  task.isAnswered &&
  instance.state === "RUNNING" &&
  instance.latestOperation === "StopInstances" &&
  instance.latestOperationState === "FAILED";

/** Whether an instance that runs is past the shutdown that was asked of it. */
function staysRunning(task: TaskIn<"starting">, instance: Instance, context: StepContext): boolean {
  const isStopping = instance.latestOperation === "StopInstances" && instance.latestOperationState === "OPERATING";
  const mayStop = task.settlesAt > 0 && isStopping && age(task.stateSince, context) < longestStopMs;
  return isOver(task.settlesAt, context) && !mayStop;
}

/** After a refusal only a person says "start again"; after a lost call the machine gets time to move. */
function mayStart(task: TaskIn<"starting">, context: StepContext): boolean {
  if (task.isRefused) return false;
  return task.sentAt === undefined || age(task.sentAt, context) >= unmovedMs * 2;
}

const sendStop = (how: "soft" | "hard", task: Task, context: StepContext): Promise<void> =>
  send({ type: "callAnnounced", action: "StopInstances", isForced: how === "hard" }, task, context, () =>
    context.ecm.stopInstance(task.plan.instance.id, how, context.signal),
  );

const sendStart = (task: Task, context: StepContext): Promise<void> =>
  send({ type: "callAnnounced", action: "StartInstances" }, task, context, () =>
    context.ecm.startInstance(task.plan.instance.id, context.signal),
  );

/**
 * Writes down that a call is about to be made, makes it only if that entry counted (another window may own the task
 * by now), and writes down what came of it, as soon as that can be done.
 */
async function send(
  sending: Extract<TaskEventData, { readonly type: "callAnnounced" }>,
  task: Task,
  context: StepContext,
  call: () => Promise<Receipt & { readonly task?: TaskId }>,
): Promise<void> {
  const { action } = sending;
  // The computer may have slept since the step began.
  if (isTooLate(task, context.clock.now())) return refuse(action, neverSent(action), context);
  const announced = await context.append(sending);
  if (!announced.isMine) return;
  const common = { action, call: announced.id };
  const data = await call().then(
    ({ requestId, task: taskId }): TaskEventData => ({
      type: "callAnswered",
      ...common,
      requestId,
      ...(taskId && { task: taskId }),
    }),
    (error: unknown): TaskEventData => {
      if (context.signal.aborted || !(error instanceof EcmError)) throw error;
      const { failure } = error;
      return { type: "callFailed", ...common, failure, failureKind: classifyFailure(failure, action, announced.task) };
    },
  );
  await noteAtLast(data, context);
}

const diskPauseMs = 1000;

/** An answer is not to be lost because the disk is full for a while. */
async function noteAtLast(data: TaskEventData, context: StepContext): Promise<void> {
  for (;;) {
    try {
      return void (await context.append(data));
    } catch (error) {
      if (!(error instanceof JournalError)) throw error;
      await context.clock.sleep(diskPauseMs, context.signal);
    }
  }
}

/** What carrying a task out takes of an account's cloud. */
export type TaskCloud = Pick<
  Ecm,
  "instances" | "images" | "createImage" | "reports" | "stopInstance" | "startInstance"
>;
