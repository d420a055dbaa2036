import type { Brand } from "../../base/brand.ts";
import type { Failure } from "../../ecm/errors/failure.ts";
import type { ImageId, TaskId, TaskReport } from "../../ecm/model.ts";
import type { Plan, TaskKey } from "../plan.ts";

/** One run of the extension in one window. */
export type WindowId = Brand<"WindowId">;

/** The calls that change something, named as the API names them. */
export type ChangingAction = "StopInstances" | "CreateImage" | "StartInstances";

/**
 * What to make of a call that failed: the cloud said no · it surely was not executed and may be sent again · it may
 * have been executed, so look · the keys no longer work.
 */
export type FailureKind = "rejected" | "retry" | "unknown" | "credentials";

/** What only a person can decide. */
export type DecisionReason = "guestKeepsRunning" | "outcomeUnknown" | "notStarted";

export type Decision = "waitLonger" | "force" | "giveUp" | "lookAgain" | "sendAgain" | "startAgain" | "leaveOff";

export interface MadeImage {
  readonly id: ImageId;
  readonly state: string;
  readonly sizeGb: number;
}

/** What can happen to a task. */
export type TaskEventData =
  | { readonly type: "requested"; readonly plan: Plan }
  /** Written before the call. `before`: the private images there were, so that ours can be told from them. */
  | {
      readonly type: "callAnnounced";
      readonly action: ChangingAction;
      readonly imagesBefore?: readonly ImageId[];
      readonly isForced?: boolean;
    }
  /** `call` is the id of the entry that announced the call. */
  | {
      readonly type: "callAnswered";
      readonly action: ChangingAction;
      readonly call: string;
      readonly requestId: string;
      readonly task?: TaskId;
    }
  /** Without `call` no call was made, or its answer was missed. */
  | {
      readonly type: "callFailed";
      readonly action: ChangingAction;
      readonly call?: string;
      readonly failure: Failure;
      readonly failureKind: FailureKind;
    }
  /** The instance was seen to be STOPPED or RUNNING when that mattered. */
  | { readonly type: "powerObserved"; readonly state: "STOPPED" | "RUNNING" }
  /** After a lost answer: this image, or this task, is ours. */
  | { readonly type: "adopted"; readonly image: ImageId; readonly task?: TaskId }
  | { readonly type: "reported"; readonly report: TaskReport }
  /** The cloud has not known the task for so long that only the images can tell. */
  | { readonly type: "taskLost" }
  | { readonly type: "verified"; readonly image?: MadeImage }
  | { readonly type: "decisionNeeded"; readonly reason: DecisionReason; readonly failure?: Failure }
  | { readonly type: "decided"; readonly decision: Decision }
  | { readonly type: "paused"; readonly failure: Failure }
  | { readonly type: "resumed" }
  /** A window takes over from one that is gone; void unless `from` still owns the task. */
  | { readonly type: "claimed"; readonly from: WindowId }
  /** A window is about to tell news; void unless `from`, which is gone, was the last to say so, or nobody was. */
  | { readonly type: "noticeClaimed"; readonly notice: string; readonly from?: WindowId }
  | { readonly type: "noticeShown"; readonly notice: string }
  | { readonly type: "unwatched" }
  | { readonly type: "dismissed" }
  /** What a newer version of the extension has written. Only the journal makes these. */
  | { readonly type: "newer" };

/** An entry of one kind, or of a few. */
export type TaskEventOf<Type extends TaskEvent["type"]> = Extract<TaskEvent, { readonly type: Type }>;

/** One line of the journal. */
export type TaskEvent = TaskEventData & {
  /** Unique, so that a line met twice counts once. */
  readonly id: string;
  readonly key: TaskKey;
  /** Milliseconds since 1970, by the clock of the machine that wrote it. */
  readonly at: number;
  readonly window: WindowId;
};
