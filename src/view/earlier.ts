import type { PowerPlan } from "../tasks/plan.ts";

/** What the Create Image wizard begins with, when it is opened once more. */
export interface Earlier {
  readonly name?: string;
  readonly description?: string;
  readonly power?: PowerPlan;
  /** First wait until the instance has finished what it is doing. */
  readonly waits?: boolean;
}

/** How an ended task is tried again. */
export interface Retry {
  readonly power?: PowerPlan;
  readonly waits?: boolean;
  /** Begin with a name that is free. */
  readonly renames?: boolean;
  /** Try all that failed in the same request, not this one alone. */
  readonly failedOfBatch?: boolean;
}
