/**
 * Not documented: chosen here.
 *
 * What ECM's documents leave open and this cloud had to decide, all in one place. The extension must hold whatever the
 * real choice is; nothing may be built on these. Five choices are rules and not values:
 * - a failed image keeps its name and counts to the quota until it is deleted;
 * - after a forced power-off the instance is not started again, and cannot be started before the task has ended;
 * - an empty list is null, not [];
 * - StopType wins over ForceStop when both are given;
 * - a call that names one unknown instance, image or task is refused as a whole.
 */
export const assumptions = {
  /** The words of ImageState have no list; these are CVM's. */
  imageInTheMaking: "CREATING",
  imageReady: "NORMAL",
  imageFailed: "CREATEFAILED",

  /** LatestOperationState has no list; FAILED is expected by analogy with tasks. */
  operating: "OPERATING",
  succeeded: "SUCCESS",
  failed: "FAILED",

  /** CreateImage of a running instance without ForcePoweroff. InvalidInstanceState is listed as well. */
  imageOfRunning: "FailedOperation.InstanceNotAllStopped",
  /** CreateImage while another operation is under way. */
  imageOfBusy: "UnsupportedOperation.InvalidInstanceState",
  /** The longest name and description CreateImage takes: CVM's, for ECM states none. */
  longestName: 60,
  longestDescription: 256,

  /** An instance that may not do something now, for power calls. */
  notStopped: "FailedOperation.OperationNotAllow",
  notRunning: "ResourceUnavailable.InstanceNotRunning",
  busy: "OperationDenied.InstanceOperationInProgress",
  /** A guest that ignores a soft stop: STOPPING for as long as a stop takes, then RUNNING again. */
  afterIgnoredStop: "RUNNING",
  /** ResetInstances shows REBOOTING and ends RUNNING. */
  whileReset: "REBOOTING",

  /** Too many values in a filter, or a filter the action does not know. */
  badFilter: "InvalidParameterValue.InvalidFilter",
  /** EndTime and Message of a task that is under way. */
  endOfOperating: "",
  messageOfOperating: "",
  messageOfSuccess: "",
  /** How many ended tasks stay readable. */
  tasksKept: 1000,
} as const;
