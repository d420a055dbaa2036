/**
 * Behavior of the sample account that ECM's documentation leaves open, all in one place. The extension must work
 * whatever the real cloud does, so nothing may depend on these values. Five assumptions are rules in the code:
 * - a failed image keeps its name and counts toward the quota until it is deleted;
 * - after a forced power-off the instance is not started again, and cannot be started before the task has ended;
 * - an empty list is null, not [];
 * - StopType takes precedence over ForceStop;
 * - a call with one unknown instance, image or task fails as a whole.
 * @see https://www.tencentcloud.com/document/api/1119/45727 CreateImage
 * @see https://www.tencentcloud.com/document/api/1119/45706 StopInstances
 */
export const assumptions = {
  /**
   * The values of ImageState are not listed; these are the ones of CVM.
   * @see https://www.tencentcloud.com/document/api/1119/45724
   */
  imageInTheMaking: "CREATING",
  imageReady: "NORMAL",
  imageFailed: "CREATEFAILED",

  /**
   * The values of LatestOperationState are not listed; FAILED is assumed by analogy with tasks.
   * @see https://www.tencentcloud.com/document/api/1119/45717
   */
  operating: "OPERATING",
  succeeded: "SUCCESS",
  failed: "FAILED",

  /**
   * The error of CreateImage for a running instance without ForcePoweroff. InvalidInstanceState is documented, too.
   * @see https://www.tencentcloud.com/document/api/1119/45727
   */
  imageOfRunning: "FailedOperation.InstanceNotAllStopped",
  /** The error of CreateImage while another operation is in progress. */
  imageOfBusy: "UnsupportedOperation.InvalidInstanceState",
  /** The limits of CreateImage in characters: the ones of CVM, because ECM documents none. */
  longestName: 60,
  longestDescription: 256,

  /**
   * The errors of power calls for an instance in the wrong state.
   * @see https://www.tencentcloud.com/document/api/1119/45707
   */
  notStopped: "FailedOperation.OperationNotAllow",
  notRunning: "ResourceUnavailable.InstanceNotRunning",
  busy: "OperationDenied.InstanceOperationInProgress",
  /** The state after a soft stop that the guest ignores: STOPPING as long as a stop takes, then this. */
  afterIgnoredStop: "RUNNING",
  /**
   * The state during ResetInstances, which ends in RUNNING.
   * @see https://www.tencentcloud.com/document/api/1119/45711
   */
  whileReset: "REBOOTING",

  /** The error for an unknown filter, or one with too many values or none. */
  badFilter: "InvalidParameterValue.InvalidFilter",
  /**
   * EndTime and Message of tasks.
   * @see https://www.tencentcloud.com/document/api/1119/45681
   */
  endOfOperating: "",
  messageOfOperating: "",
  messageOfSuccess: "",
  /** The number of finished tasks that DescribeTaskStatus still knows. */
  tasksKept: 1000,
} as const;
