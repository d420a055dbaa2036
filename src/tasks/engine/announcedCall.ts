import { EcmError } from "../../ecm/errors/failure.ts";
import { neverSent } from "../../ecm/errors/ownFailures.ts";
import type { Receipt, TaskId } from "../../ecm/model.ts";
import type { TaskEventData } from "../journal/taskEvent.ts";
import { isTooLate } from "../state/nextStep.ts";
import type { Task } from "../task.ts";
import { classifyFailure } from "../steps/classifyFailure.ts";
import type { StepContext } from "../steps/stepContext.ts";

type Announcement = Extract<TaskEventData, { readonly type: "callAnnounced" }>;

/** A call that changes something. Rejects with `EcmError`. */
type ChangingCall = () => Promise<Receipt & { readonly task?: TaskId }>;

/**
 * The central promise of the engine: write it down, then send. Writes that a call is about to be made, makes it only
 * if that event counted (another window may own the task by now), and writes down the result.
 */
export async function announcedCall(
  announcement: Announcement,
  task: Task,
  context: StepContext,
  call: ChangingCall,
): Promise<void> {
  const { action } = announcement;
  // The computer may have slept since the step began.
  if (isTooLate(task, context.clock.now())) {
    await context.append({ type: "callFailed", action, failure: neverSent(action), failureKind: "rejected" });
    return;
  }
  const announced = await context.append(announcement);
  if (!announced.isMine) return;
  const result = await resultOf(call, announced.id, announced.task, announcement, context.signal);
  await context.append(result);
}

/** The event that tells how a call went. Rejects when the window closes before the answer arrives. */
function resultOf(
  call: ChangingCall,
  id: string,
  task: Task,
  { action }: Announcement,
  signal: AbortSignal,
): Promise<TaskEventData> {
  return call().then(
    ({ requestId, task: taskId }): TaskEventData => ({
      type: "callAnswered",
      action,
      call: id,
      requestId,
      ...(taskId && { task: taskId }),
    }),
    (error: unknown): TaskEventData => {
      if (signal.aborted || !(error instanceof EcmError)) throw error;
      const { failure } = error;
      return { type: "callFailed", action, call: id, failure, failureKind: classifyFailure(failure, action, task) };
    },
  );
}
