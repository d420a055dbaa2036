import { mayLeaveImage } from "../ecm/errors/classify.ts";
import type { Failure } from "../ecm/errors/failure.ts";
import type { ImageId, TaskId } from "../ecm/model.ts";
import type { MadeImage, WindowId } from "./journal/taskEvent.ts";
import type { Plan, TaskKey } from "./plan.ts";

/** What became of the image, once that is settled. */
export type ImageOutcome =
  | { readonly image: "made"; readonly made: MadeImage | undefined }
  | { readonly image: "failed"; readonly failure: Failure }
  | { readonly image: "givenUp" };

/** What is known of a task in every state. */
export interface TaskCommon {
  readonly key: TaskKey;
  readonly plan: Plan;
  readonly askedAt: number;
  /** When the present state began. */
  readonly stateSince: number;
  /** The window that carries the task out. */
  readonly owner: WindowId;
  /** The entry that announced the latest call: the window that wrote it, and only that one, makes the call. */
  readonly pendingCall: string | undefined;
  /** How often this state's call was put off, and until when. */
  readonly tries: number;
  readonly retryAt: number;
  /** How many StopInstances and CreateImage calls were sent and not surely refused unexecuted. */
  readonly stopCalls: number;
  readonly createCalls: number;
  readonly imagesBefore: readonly ImageId[];
  /** When CreateImage was answered. */
  readonly startedAt: number | undefined;
  /** The RequestId to give to support: CreateImage's, or StopInstances' until that was sent. */
  readonly requestId: string;
  readonly paused: Failure | undefined;
  /** How often it was paused and how often a person was asked, so that each time is news. */
  readonly pauseCount: number;
  readonly decisionCount: number;
  readonly notices: Readonly<Record<string, { readonly window: WindowId; readonly shown: boolean }>>;
  readonly unwatched: boolean;
  readonly dismissed: boolean;
  /** A newer version of the extension knows more of this task, so this one must leave it alone. */
  readonly newer: boolean;
}

/** Where a task stands. `doubt` waits for a person. */
export type TaskStage =
  | { readonly state: "asked" }
  /** The guest has until `until` to shut down; `force` means that a person allowed to cut the power. */
  | {
      readonly state: "stopping";
      readonly isAnswered: boolean;
      readonly shutDownBy: number;
      readonly isForced: boolean;
      readonly needsDecision: boolean;
    }
  | { readonly state: "stopped" }
  /** CreateImage is written down and may be on its way. */
  | { readonly state: "creating" }
  /** Whether there is an image only the images can tell; `gone` is a task that the cloud no longer knows. */
  | {
      readonly state: "unknown";
      readonly failure: Failure | undefined;
      readonly lostTask: TaskId | undefined;
      readonly needsDecision: boolean;
    }
  | { readonly state: "running"; readonly task: TaskId }
  /** The image is there or said to be. Without `task` nobody has said that it is finished. */
  | { readonly state: "verifying"; readonly task: TaskId | undefined }
  /**
   * Power is being given back. Before `settled`, RUNNING may still be a guest on its way down. `triedAt`: when the
   * first start was sent; `refused`: the cloud said no, and only a person tries again.
   */
  | {
      readonly state: "starting";
      readonly outcome: ImageOutcome;
      readonly firstTriedAt: number | undefined;
      readonly sentAt: number | undefined;
      readonly settlesAt: number;
      readonly isRefused: boolean;
      readonly failure: Failure | undefined;
      readonly needsDecision: boolean;
    }
  | {
      readonly state: "succeeded";
      readonly image: MadeImage | undefined;
      readonly endedAt: number;
      readonly leftOff: boolean;
    }
  | { readonly state: "failed"; readonly failure: Failure; readonly endedAt: number; readonly leftOff: boolean }
  | { readonly state: "givenUp"; readonly endedAt: number; readonly leftOff: boolean };

/** A request for an image, as it stands. */
export type Task = TaskCommon & TaskStage;

export type TaskState = Task["state"];

/** A task in one state, or in one of a few. */
export type TaskIn<State extends TaskState> = Task & { readonly state: State };

export type EndedTask = Extract<Task, { readonly endedAt: number }>;

export const hasEnded = (task: Task): task is EndedTask => "endedAt" in task;

/** Whether the task waits for a person's word. */
export const needsDecision = (task: Task): boolean => "needsDecision" in task && task.needsDecision;

/** Whether an image that failed may be among the images (`Image.TaskId` is kept "in failed status"). */
export const mayHaveLeftImage = (task: Task): boolean => task.state === "failed" && mayLeaveImage(task.failure);

/** What a person has still to be told of a task: names that stay the same however often they are asked for. */
export const pendingNotices = (task: Task): readonly string[] =>
  allNews(task).filter((notice) => !task.notices[notice]?.shown);

function allNews(task: Task): readonly string[] {
  if (hasEnded(task)) return task.dismissed || (task.unwatched && task.state === "succeeded") ? [] : ["ended"];
  if (task.paused) return [`paused:${task.pauseCount}`];
  return needsDecision(task) ? [`doubt:${task.decisionCount}`] : [];
}

/** A task some window still has to do something for. */
export const isActive = (task: Task): boolean => !task.newer && (!hasEnded(task) || pendingNotices(task).length > 0);

/** What keeps the looks at a task from going well. */
export interface Trouble {
  /** Of the latest look. */
  readonly failure: Failure;
  /** When the first look that failed was begun, in milliseconds since 1970. */
  readonly since: number;
  /** How many have failed in a row. */
  readonly misses: number;
}

/** What keeps the cloud from being asked about a task now; `undefined` while all goes well. */
export type TroubleOf = (task: TaskKey) => Trouble | undefined;
