import { isLastingRefusal } from "../../ecm/errors/classify.ts";
import { EcmError, type Failure } from "../../ecm/errors/failure.ts";
import { answerMissed, instanceGone, neverSent } from "../../ecm/errors/ownFailures.ts";
import type { Image, Instance, TaskId, TaskReport } from "../../ecm/model.ts";
import { findOwnImage } from "../findImage.ts";
import type { ChangingAction } from "../journal/taskEvent.ts";
import { shutDownTimeoutMs } from "../state/callEvents.ts";
import { longestDelayMs, type StepName } from "../state/nextStep.ts";
import type { Task, TaskIn } from "../task.ts";
import { announcedCall } from "../engine/announcedCall.ts";
import type { StepContext } from "./stepContext.ts";
import { elapsed } from "../schedule/timing.ts";
import { imageRequest } from "../plan.ts";

/** A StopInstances or StartInstances without an answer is sent again if the instance has not changed for this long. */
const unmovedMs = 30_000;
/** How long to search for an image after a lost answer before the user is asked. */
const searchMs = 2 * 60_000;
/** The same while the instance reports that an image is being made. */
const longestSearchMs = 60 * 60_000;
/** How long after SUCCESS to wait until the image is listed as NORMAL. */
const verifyMs = 5 * 60_000;
/** The same for an image that was found by its name, which nobody has reported as finished. */
const longestVerifyMs = 2 * 60 * 60_000;
/** The absence of something counts only after this many looks. */
const fewestLooks = 3;
/** How long an instance may take to start before the user is asked. */
const restoreMs = 5 * 60_000;
/** A shutdown that is still running after this long is not waited for any longer. */
const longestStopMs = 60 * 60_000;

/** Each step looks, or makes one call, and records what it learned. A look may throw; that never ends a task. */
export const steps: Readonly<
  Record<Exclude<StepName, "none" | "report" | "drop">, (task: Task, context: StepContext) => Promise<void>>
> = {
  async stop(task, context) {
    const instance = await orRefused(find(task, context));
    if (instance instanceof EcmError) return refuse("StopInstances", instance.failure, context);
    if (!instance) return refuseIfGone(task, context);
    if (instance.state === "STOPPED") await context.append({ type: "powerObserved", state: "STOPPED" });
    if (instance.state === "RUNNING") await sendStop("soft", task, context);
  },

  async cut(task, context) {
    if (task.state !== "stopping") return;
    const instance = await find(task, context);
    if (!instance) return refuseIfGone(task, context);
    if (instance.state === "STOPPED") await context.append({ type: "powerObserved", state: "STOPPED" });
    else if (isOver(task.shutDownBy, context))
      await context.append({ type: "decisionNeeded", reason: "guestKeepsRunning" });
    else await sendStop("hard", task, context);
  },

  async watchPower(task, context) {
    if (task.state !== "stopping") return;
    const instance = await find(task, context);
    if (!instance) return refuseIfGone(task, context);
    if (instance.state === "STOPPED") {
      await context.append({ type: "powerObserved", state: "STOPPED" });
      return;
    }
    if (task.decision) return;
    const lost = !task.isAnswered && instance.state === "RUNNING" && age(task.stateSince, context) >= unmovedMs;
    if (lost && task.decisionCount === 0) return stopAgain(task, context);
    if (lost || isOver(task.shutDownBy, context) || hasFailedToStop(task, instance)) {
      await context.append({ type: "decisionNeeded", reason: "guestKeepsRunning" });
    }
  },

  async create(task, context) {
    const images = await orRefused(context.ecm.images({ noRetry: true }, context.signal));
    // Nothing was sent yet, so the power can go back at once.
    if (images instanceof EcmError) return refuse("CreateImage", images.failure, context);
    const imagesBefore = images.map(({ id }) => id);
    const { plan } = task;
    await announcedCall({ type: "callAnnounced", action: "CreateImage", imagesBefore }, task, context, () =>
      context.ecm.createImage(imageRequest(plan), context.signal),
    );
  },

  /** CreateImage was announced by a window that has closed: it may or may not have been sent. */
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
      await context.append({ type: "adopted", image: image.id, ...making });
      return;
    }
    if (task.lostTask !== undefined && (await isReportedAgain(task.lostTask, context))) return;
    if (task.decision || context.answeredLooks < fewestLooks) return;
    const patience = isMakingImage(await find(task, context)) ? longestSearchMs : searchMs;
    if (age(task.stateSince, context) >= patience)
      await context.append({ type: "decisionNeeded", reason: "outcomeUnknown" });
  },

  async verify(task, context) {
    if (task.state !== "verifying") return;
    const images = await orRefused(imagesLike(task, context));
    if (images instanceof EcmError) return verifyUnseen(task, images, context);
    const image = findOwnImage(task, images);
    if (image && hasFailed(image)) {
      await context.append({ type: "reported", report: failedReport(image) });
      return;
    }
    const patience = image && task.task === undefined ? longestVerifyMs : verifyMs;
    const waits = context.answeredLooks < fewestLooks || age(task.stateSince, context) < patience;
    if (image?.state !== "NORMAL" && waits) return;
    if (!image && task.task === undefined) {
      await context.append({ type: "taskLost" });
      return;
    }
    const made = image && { id: image.id, state: image.state, sizeGb: image.sizeGb };
    await context.append({ type: "verified", ...(made && { image: made }) });
  },

  async restore(task, context) {
    if (task.state !== "starting") return;
    const instance = await orRefused(find(task, context));
    if (instance instanceof EcmError) return startUnseen(task, instance, context);
    if (!instance) return askIfGone(task, context);
    if (instance.state === "RUNNING") {
      if (staysRunning(task, instance, context)) await context.append({ type: "powerObserved", state: "RUNNING" });
      return;
    }
    const isFirstStart = instance.state === "STOPPED" && task.firstTriedAt === undefined;
    if (!isFirstStart && age(task.firstTriedAt ?? task.stateSince, context) >= restoreMs)
      await askAboutStart(task, context);
    if (instance.state === "STOPPED" && mayStart(task, context)) await sendStart(task, context);
  },
};

/** Only shortly after the request, while the user still expects the instance to shut down. */
const stopAgain = (task: Task, context: StepContext): Promise<void> =>
  age(task.askedAt, context) > longestDelayMs
    ? refuse("StopInstances", neverSent("StopInstances"), context)
    : sendStop("soft", task, context);

const age = (since: number, { clock }: StepContext): number => elapsed(since, clock.now());

/** Whether a deadline has passed. One more than `shutDownTimeoutMs` away means that the clock was set back. */
const isOver = (time: number, context: StepContext): boolean =>
  age(time - shutDownTimeoutMs, context) >= shutDownTimeoutMs;

const refuse = async (action: ChangingAction, failure: Failure, context: StepContext): Promise<void> => {
  await context.append({ type: "callFailed", action, failure, failureKind: "rejected" });
};

async function askAboutStart(task: TaskIn<"starting">, context: StepContext, failure?: Failure): Promise<void> {
  if (!task.decision)
    await context.append({ type: "decisionNeeded", reason: "notStarted", ...(failure && { failure }) });
}

/** How long an instance must be missing from the list before it counts as gone, in milliseconds. */
const goneMs = 60_000;

async function find(task: Task, { ecm, signal, absences }: StepContext): Promise<Instance | undefined> {
  const { id } = task.plan.instance;
  const found = (await ecm.instances({ ids: [id], noRetry: true }, signal)).find((instance) => instance.id === id);
  if (found) absences.seen(`${task.key} instance`);
  return found;
}

const isGone = (task: Task, { absences }: StepContext): boolean => absences.missed(`${task.key} instance`, goneMs);

async function refuseIfGone(task: Task, context: StepContext): Promise<void> {
  if (isGone(task, context)) await refuse("StopInstances", instanceGone("StopInstances"), context);
}

async function askIfGone(task: TaskIn<"starting">, context: StepContext): Promise<void> {
  if (isGone(task, context)) await askAboutStart(task, context, instanceGone("StartInstances"));
}

/** What a look gives, or the error if only a person can change that it is refused. Rejects with every other error. */
async function orRefused<T>(look: Promise<T>): Promise<T | EcmError> {
  try {
    return await look;
  } catch (error) {
    if (error instanceof EcmError && isLastingRefusal(error.failure)) return error;
    throw error;
  }
}

/** The images may not be listed. An image that the cloud has reported as made needs no look to give the power back. */
async function verifyUnseen(task: TaskIn<"verifying">, refusal: EcmError, context: StepContext): Promise<void> {
  if (task.task === undefined) throw refusal;
  await context.append({ type: "verified" });
}

/** The instances may not be listed. StartInstances is harmless to repeat, so it is sent once without a look. */
async function startUnseen(task: TaskIn<"starting">, refusal: EcmError, context: StepContext): Promise<void> {
  if (task.sentAt === undefined && !task.isRefused) await sendStart(task, context);
  throw refusal;
}

/** Whether DescribeTaskStatus knows a task again that it had left out. */
async function isReportedAgain(lostTask: TaskId, context: StepContext): Promise<boolean> {
  const report = (await context.ecm.reports([lostTask], context.signal)).get(lostTask);
  if (report) await context.append({ type: "reported", report });
  return report !== undefined;
}

const imagesLike = ({ plan }: Task, { ecm, signal }: StepContext): Promise<readonly Image[]> =>
  ecm.images({ name: plan.image.name, noRetry: true }, signal);

const isMakingImage = (instance: Instance | undefined): boolean =>
  instance?.latestOperation === "CreateImage" && instance.latestOperationState === "OPERATING";

/** The values of ImageState are not documented; any that contain "fail" count as failed. */
const hasFailed = ({ state }: Image): boolean => /fail/i.test(state);

const failedReport = ({ state }: Image): TaskReport => ({ status: "failed", message: state });

const hasFailedToStop = (task: TaskIn<"stopping">, instance: Instance): boolean =>
  task.isAnswered &&
  instance.state === "RUNNING" &&
  instance.latestOperation === "StopInstances" &&
  instance.latestOperationState === "FAILED";

/** Whether a running instance will stay so, and is not still about to shut down. */
function staysRunning(task: TaskIn<"starting">, instance: Instance, context: StepContext): boolean {
  const isStopping = instance.latestOperation === "StopInstances" && instance.latestOperationState === "OPERATING";
  const mayStop = task.settlesAt > 0 && isStopping && age(task.stateSince, context) < longestStopMs;
  return isOver(task.settlesAt, context) && !mayStop;
}

/** After a rejection only the user starts it again; after a lost answer the instance gets time to change. */
function mayStart(task: TaskIn<"starting">, context: StepContext): boolean {
  if (task.isRefused) return false;
  return task.sentAt === undefined || age(task.sentAt, context) >= unmovedMs * 2;
}

const sendStop = (how: "soft" | "hard", task: Task, context: StepContext): Promise<void> =>
  announcedCall({ type: "callAnnounced", action: "StopInstances", isForced: how === "hard" }, task, context, () =>
    context.ecm.stopInstance(task.plan.instance.id, how, context.signal),
  );

const sendStart = (task: Task, context: StepContext): Promise<void> =>
  announcedCall({ type: "callAnnounced", action: "StartInstances" }, task, context, () =>
    context.ecm.startInstance(task.plan.instance.id, context.signal),
  );
