import type { Failure } from "../ecm/failure.ts";
import type { TaskKey } from "./plan.ts";

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
