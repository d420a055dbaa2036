import { mayLeaveImage } from "../ecm/errors/classify.ts";
import type { Failure } from "../ecm/errors/failure.ts";
import type { ImageId, TaskId } from "../ecm/model.ts";
import type { DecisionReason, MadeImage, WindowId } from "./journal/taskEvent.ts";
import type { Plan, TaskKey } from "./plan.ts";

/** The result of the image request. */
export type ImageOutcome =
  | { readonly image: "made"; readonly made: MadeImage | undefined }
  | { readonly image: "failed"; readonly failure: Failure }
  | { readonly image: "givenUp" }
  /** The image is still being made: the user wants the instance back first. */
  | { readonly image: "pending"; readonly stage: TaskStage & { readonly state: "running" | "verifying" } };

/** Why the user has to decide, and what went wrong. */
export interface OpenDecision {
  readonly reason: DecisionReason;
  readonly failure: Failure | undefined;
}

/** The fields that a task has in every state. */
export interface TaskCommon {
  readonly key: TaskKey;
  readonly plan: Plan;
  readonly askedAt: number;
  /** Whether the user was told that the request is recorded. Only then is anything sent for it. */
  readonly isConfirmed: boolean;
  /** When the state was entered, in milliseconds since 1970. */
  readonly stateSince: number;
  /** The window that runs the task. */
  readonly owner: WindowId;
  /** The ID of the event that announced the latest call. Only the window that wrote it makes the call. */
  readonly pendingCall: string | undefined;
  /** How often the call of this state was tried, and when to try next, in milliseconds since 1970. */
  readonly tries: number;
  readonly retryAt: number;
  /** How many StopInstances and CreateImage calls were sent that may have been executed. */
  readonly stopCalls: number;
  readonly createCalls: number;
  readonly imagesBefore: readonly ImageId[];
  /** When CreateImage was answered, in milliseconds since 1970. */
  readonly startedAt: number | undefined;
  /** The RequestId for support: of CreateImage, or of StopInstances until that is sent. */
  readonly requestId: string;
  readonly paused: Failure | undefined;
  /** The code of the latest pause in this state: the same keys failing in the same way again are no new notice. */
  readonly lastPause: string | undefined;
  /** How often the task was paused and how often the user was asked, so that each time is a new notice. */
  readonly pauseCount: number;
  readonly decisionCount: number;
  /** What the task waits for the user to decide. */
  readonly decision: OpenDecision | undefined;
  /** The user keeps waiting: nothing about the duration is asked before, in milliseconds since 1970. */
  readonly patientUntil: number;
  readonly notices: Readonly<Record<string, { readonly window: WindowId; readonly shown: boolean }>>;
  readonly unwatched: boolean;
  readonly dismissed: boolean;
  /** A newer version of the extension wrote to this task, so this version leaves it alone. */
  readonly newer: boolean;
}

/** The state of a task. */
export type TaskStage =
  | { readonly state: "asked" }
  /** The guest has until `shutDownBy` to shut down; `isForced` if the user allowed a forced power-off. */
  | {
      readonly state: "stopping";
      readonly isAnswered: boolean;
      readonly shutDownBy: number;
      readonly isForced: boolean;
    }
  | { readonly state: "stopped" }
  /** CreateImage is announced and may have been sent. */
  | { readonly state: "creating" }
  /** The image list decides whether an image exists. `lostTask`: a task ID the cloud no longer recognizes. */
  | {
      readonly state: "unknown";
      readonly failure: Failure | undefined;
      readonly lostTask: TaskId | undefined;
    }
  | { readonly state: "running"; readonly task: TaskId }
  /** The image is reported or found. Without `task` nobody has reported that it is finished. */
  | { readonly state: "verifying"; readonly task: TaskId | undefined }
  /**
   * The instance is being started again. Before `settlesAt`, RUNNING may be a guest about to shut down. `firstTriedAt`:
   * when the first start was sent; `isRefused`: the cloud rejected it, and only the user tries again.
   */
  | {
      readonly state: "starting";
      readonly outcome: ImageOutcome;
      readonly firstTriedAt: number | undefined;
      readonly sentAt: number | undefined;
      readonly settlesAt: number;
      readonly isRefused: boolean;
      readonly failure: Failure | undefined;
    }
  | {
      readonly state: "succeeded";
      readonly image: MadeImage | undefined;
      readonly endedAt: number;
      readonly leftOff: boolean;
    }
  | { readonly state: "failed"; readonly failure: Failure; readonly endedAt: number; readonly leftOff: boolean }
  | { readonly state: "givenUp"; readonly endedAt: number; readonly leftOff: boolean };

/** A request for an image and its progress. */
export type Task = TaskCommon & TaskStage;

export type TaskState = Task["state"];

/** A task in one state, or in one of a few. */
export type TaskIn<State extends TaskState> = Task & { readonly state: State };

export type EndedTask = Extract<Task, { readonly endedAt: number }>;

export const hasEnded = (task: Task): task is EndedTask => "endedAt" in task;

/** Whether the task waits for a decision of the user. */
export const needsDecision = (task: Task): boolean => task.decision !== undefined;

/** Whether the instance is off because of the task, and the plan is to start it again. */
export const owesPower = (task: Task): boolean =>
  !hasEnded(task) && task.plan.power === "stopAndStart" && task.stopCalls > 0;

/** Whether a failed task may have left an image in the list: the API keeps its TaskId "in failed status". */
export const mayHaveLeftImage = (task: Task): boolean => task.state === "failed" && mayLeaveImage(task.failure);

/** The keys of the notices that the user has not seen yet. A notice keeps its key. */
export const pendingNotices = (task: Task): readonly string[] =>
  allNews(task).filter((notice) => !task.notices[notice]?.shown);

function allNews(task: Task): readonly string[] {
  if (hasEnded(task)) return task.dismissed || (task.unwatched && task.state === "succeeded") ? [] : ["ended"];
  if (task.paused) return [`paused:${task.pauseCount}`];
  return needsDecision(task) ? [`decision:${task.decisionCount}`] : [];
}

/** Whether some window still has something to do for the task. */
export const isActive = (task: Task): boolean => !task.newer && (!hasEnded(task) || pendingNotices(task).length > 0);

/** Looks at a task that failed in a row. */
export interface Trouble {
  /** The failure of the latest look. */
  readonly failure: Failure;
  /** When the first of them began, in milliseconds since 1970. */
  readonly since: number;
  /** How many failed in a row. */
  readonly misses: number;
}

/** Finds the trouble of a task; `undefined` if its latest look was answered. */
export type TroubleOf = (task: TaskKey) => Trouble | undefined;
