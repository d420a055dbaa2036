import type { Clock } from "../../base/clock.ts";
import type { Ecm } from "../../ecm/model.ts";
import type { TaskEventData } from "../journal/taskEvent.ts";
import type { Absences } from "./absences.ts";
import type { Appended } from "../engine/taskStore.ts";

/** The part of an account's cloud that the engine uses. */
export type TaskCloud = Pick<
  Ecm,
  "instances" | "images" | "createImage" | "reports" | "stopInstance" | "startInstance"
>;

/** What a step can use. */
export interface StepContext {
  readonly ecm: TaskCloud;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly absences: Absences;
  /** How many looks this window has made for the task in its present state. Unanswered looks are not counted. */
  readonly answeredLooks: number;
  /** Writes an event and returns the task after it. Throws `JournalError`. */
  append(data: TaskEventData): Promise<Appended>;
}
