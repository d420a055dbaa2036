import type { Brand } from "../../base/brand.ts";
import type { Failure } from "../../ecm/errors/failure.ts";
import type { ImageId, TaskId, TaskReport } from "../../ecm/model.ts";
import type { Plan, TaskKey } from "../plan.ts";

/** Identifies one run of the extension in one window. */
export type WindowId = Brand<"WindowId">;

/** The API actions that change something. */
export type ChangingAction = "StopInstances" | "CreateImage" | "StartInstances";

/**
 * What a failed call means: the cloud rejected it · it was not executed and may be retried · it may have been executed,
 * so look · the keys no longer work.
 */
export type FailureKind = "rejected" | "retry" | "unknown" | "credentials";

/** Why the user has to decide. */
export type DecisionReason =
  | "guestKeepsRunning"
  | "outcomeUnknown"
  | "notStarted"
  /** The task takes unusually long. */
  | "takesLong"
  /** The cloud refuses every look, and only a person can change that. */
  | "looksRefused";

export type Decision =
  | "waitLonger"
  | "force"
  | "giveUp"
  | "lookAgain"
  | "sendAgain"
  | "startAgain"
  | "leaveOff"
  | "keepWaiting"
  | "startNow"
  /** Ends a paused task. Without keys its instance stays as it is. */
  | "endPaused";

export interface MadeImage {
  readonly id: ImageId;
  readonly state: string;
  readonly sizeGb: number;
}

/** The data of an event, without the fields that all events have. */
export type TaskEventData =
  | { readonly type: "requested"; readonly plan: Plan }
  /** The window knows that the request is on the disk. Without this nothing is sent for it, in any window. */
  | { readonly type: "confirmed" }
  /** The task continues in another account that lists its instance. */
  | { readonly type: "handedOver"; readonly account: Plan["account"] }
  /** Written before the call. `imagesBefore`: the private images that already existed. */
  | {
      readonly type: "callAnnounced";
      readonly action: ChangingAction;
      readonly imagesBefore?: readonly ImageId[];
      readonly isForced?: boolean;
    }
  /** `call` is the ID of the event that announced the call. */
  | {
      readonly type: "callAnswered";
      readonly action: ChangingAction;
      readonly call: string;
      readonly requestId: string;
      readonly task?: TaskId;
    }
  /** No `call`: no call was made, or its answer was missed. */
  | {
      readonly type: "callFailed";
      readonly action: ChangingAction;
      readonly call?: string;
      readonly failure: Failure;
      readonly failureKind: FailureKind;
    }
  /** The instance reached the state that the task was waiting for. */
  | { readonly type: "powerObserved"; readonly state: "STOPPED" | "RUNNING" }
  /** After a lost answer: this image belongs to the task, and `task` is the cloud's task that makes it. */
  | { readonly type: "adopted"; readonly image: ImageId; readonly task?: TaskId }
  | { readonly type: "reported"; readonly report: TaskReport }
  /** DescribeTaskStatus no longer knows the task, so the image list decides. */
  | { readonly type: "taskLost" }
  | { readonly type: "verified"; readonly image?: MadeImage }
  | { readonly type: "decisionNeeded"; readonly reason: DecisionReason; readonly failure?: Failure }
  | { readonly type: "decided"; readonly decision: Decision }
  | { readonly type: "paused"; readonly failure: Failure }
  /** `hasSameKeys`: a look has shown that the keys work again. */
  | { readonly type: "resumed"; readonly hasSameKeys?: boolean }
  /** A window takes over from one that has closed. Ignored unless `from` still owns the task. */
  | { readonly type: "claimed"; readonly from: WindowId }
  /** A window claims a notice. Ignored unless unclaimed, or claimed last by `from`, a window that has closed. */
  | { readonly type: "noticeClaimed"; readonly notice: string; readonly from?: WindowId }
  | { readonly type: "noticeShown"; readonly notice: string }
  | { readonly type: "unwatched" }
  | { readonly type: "dismissed" }
  /** Written by a newer version of the extension. Only the journal creates these. */
  | { readonly type: "newer" };

/** An event of one type, or of a few. */
export type TaskEventOf<Type extends TaskEvent["type"]> = Extract<TaskEvent, { readonly type: Type }>;

/** One line of the journal. */
export type TaskEvent = TaskEventData & {
  /** Unique, so that a line that is read twice counts once. */
  readonly id: string;
  readonly key: TaskKey;
  /** Milliseconds since 1970, by the clock of the machine that wrote it. */
  readonly at: number;
  readonly window: WindowId;
};
