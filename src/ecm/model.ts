import type { Brand } from "../base/brand.ts";
import type { ImageName } from "./imageName.ts";

export type InstanceId = Brand<"InstanceId">;
export type ImageId = Brand<"ImageId">;
export type ModuleId = Brand<"ModuleId">;
/** The cloud's ID of an asynchronous task. A string here, though DescribeTaskStatus returns a number. */
export type TaskId = Brand<"TaskId">;

/**
 * The documented values of `InstanceState`. The API may send others, which are shown as they come.
 * @see https://www.tencentcloud.com/document/api/1119/45717
 */
export type InstanceState =
  | "PENDING"
  | "LAUNCH_FAILED"
  | "RUNNING"
  | "STOPPED"
  | "STARTING"
  | "STOPPING"
  | "REBOOTING"
  | "SHUTDOWN"
  | "TERMINATING";

/** A region, zone or module. */
export interface NamedId {
  readonly id: string;
  readonly name: string;
}

/** A system or data disk of an instance. */
export interface Disk {
  readonly type: string;
  readonly sizeGb: number;
}

/** An edge virtual machine, as returned by DescribeInstances. Missing texts are "". */
export interface Instance {
  readonly id: InstanceId;
  readonly name: string;
  /** An `InstanceState`, or a word that is not documented. */
  readonly state: string;
  readonly region: NamedId;
  readonly zone: NamedId;
  readonly module: NamedId | undefined;
  /** CTCC, CUCC, CMCC, or a list of them with semicolons. */
  readonly isp: string;
  /** Such as S5.LARGE8. */
  readonly type: string;
  readonly vcpu: number;
  readonly memoryGb: number;
  readonly publicIps: readonly string[];
  readonly privateIps: readonly string[];
  readonly systemDisk: Disk | undefined;
  readonly dataDisks: readonly Disk[];
  /** The image the instance runs. */
  readonly image: { readonly id: string; readonly name: string; readonly osName: string } | undefined;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  /** "2026-11-24 08:00:00". The API's times have no time zone and are kept as they come. */
  readonly createTime: string;
  readonly expireTime: string;
  /** NORMAL, WILL_EXPIRE or EXPIRED. `expireTime` is meaningful for the latter two only. */
  readonly expireState: string;
  /** NORMAL, EXPIRED or PROTECTIVELY_ISOLATED. */
  readonly restrictState: string;
  readonly latestOperation: string;
  /** SUCCESS, OPERATING or FAILED. */
  readonly latestOperationState: string;
}

/**
 * An image, as returned by DescribeImage.
 * @see https://www.tencentcloud.com/document/api/1119/45724
 */
export interface Image {
  readonly id: ImageId;
  readonly name: string;
  /** NORMAL is usable. Other states are not documented and are shown as they come. */
  readonly state: string;
  readonly osName: string;
  readonly description: string;
  readonly createTime: string;
  readonly architecture: string;
  readonly sizeGb: number;
  /** CREATE_IMAGE, EXTERNAL_IMPORT or OFFICIAL. */
  readonly source: string;
  /** The task that creates it. Documented only for images that are being created or have failed. */
  readonly task: TaskId | undefined;
  /** The instance and image it was created from. */
  readonly from: {
    readonly instance: InstanceId;
    readonly instanceName: string;
    readonly image: string;
    readonly imageName: string;
  };
}

/** The parameters of CreateImage. */
export interface ImageRequest {
  readonly instance: InstanceId;
  readonly name: ImageName;
  readonly description: string;
  /** Forces a running instance off. Without it, the instance must be stopped. */
  readonly forcePowerOff: boolean;
}

/**
 * The status of a task, as returned by DescribeTaskStatus. An undocumented status counts as operating.
 * @see https://www.tencentcloud.com/document/api/1119/45681
 */
export interface TaskReport {
  readonly status: "operating" | "success" | "failed";
  readonly message: string;
}

/** Changes to an image. Missing properties stay as they are. */
export interface ImageEdit {
  readonly name?: ImageName;
  readonly description?: string;
}

/**
 * An edge module: a group of instances that are created from one image.
 * @see https://www.tencentcloud.com/document/api/1119/45698
 */
export interface Module {
  readonly id: ModuleId;
  readonly name: string;
  /** NORMAL, DELETING or DELETEFAILED. */
  readonly state: string;
  /** The image new instances are created from; `undefined` if the API returns none. */
  readonly image: { readonly id: string; readonly name: string } | undefined;
}

/**
 * An API action, such as CreateImage, that is not allowed for an instance at present.
 * @see https://www.tencentcloud.com/document/api/1119/45716
 */
export interface DeniedAction {
  readonly action: string;
  /** An error code, or "". */
  readonly code: string;
  readonly message: string;
}

/**
 * The part of DescribeConfig that concerns images.
 * @see https://www.tencentcloud.com/document/api/1119/45687
 */
export interface Config {
  /** The largest image in GB; 0 if the API returns none. */
  readonly largestImageGb: number;
}

/** Confirms that the API processed a call. Tencent Cloud's support asks for the request ID. */
export interface Receipt {
  readonly requestId: string;
}

/** Which instances are listed, and how. */
export interface InstanceQuery {
  /** Limits the list to these. They are sent in groups of five, the most that a filter takes. */
  readonly ids?: readonly InstanceId[];
  /** Called after each page with all rows so far, in the API's order. */
  readonly onPage?: ((soFar: readonly Instance[]) => void) | undefined;
  /** Called once, without `ids`, with the number of rows that the API counts and does not list. */
  readonly onMissing?: ((count: number) => void) | undefined;
  /** Makes one attempt for each call, for callers that poll and need to see every failed attempt. */
  readonly noRetry?: boolean | undefined;
}

/** Which images are listed, and how. */
export interface ImageQuery extends Pick<InstanceQuery, "noRetry" | "onMissing"> {
  /** Limits the list by the API's fuzzy match. */
  readonly name?: string;
}

/**
 * The ECM API of one account. Every method throws `EcmError` if the API returns an error, cannot be reached or the
 * signal times out, and the signal's reason if it is aborted otherwise.
 */
export interface Ecm {
  /** DescribeInstances with Limit=1: the cheapest call that verifies keys and permission. */
  countInstances(signal: AbortSignal): Promise<number>;
  /** DescribeInstances, all pages. */
  instances(query: InstanceQuery, signal: AbortSignal): Promise<readonly Instance[]>;
  /** DescribeImage with image-type=PRIVATE_IMAGE, all pages. */
  images(query: ImageQuery, signal: AbortSignal): Promise<readonly Image[]>;
  /**
   * CreateImage. It has no client token, so it is not repeated unless it was throttled before it was executed.
   * @see https://www.tencentcloud.com/document/api/1119/45727
   */
  createImage(request: ImageRequest, signal: AbortSignal): Promise<Receipt & { readonly task: TaskId }>;
  /**
   * DescribeTaskStatus for tasks of CreateImage, 100 in a call, with one attempt because callers poll. Tasks that the
   * cloud does not know are left out.
   */
  reports(tasks: readonly TaskId[], signal: AbortSignal): Promise<ReadonlyMap<TaskId, TaskReport>>;
  /**
   * StopInstances; "soft" asks the guest to shut down, which may fail, "hard" forces the power off.
   * @see https://www.tencentcloud.com/document/api/1119/45706
   */
  stopInstance(instance: InstanceId, how: "soft" | "hard", signal: AbortSignal): Promise<Receipt>;
  /** StartInstances. */
  startInstance(instance: InstanceId, signal: AbortSignal): Promise<Receipt>;
  /** RebootInstances; "soft" asks the guest to restart, "hard" forces it. */
  rebootInstance(instance: InstanceId, how: "soft" | "hard", signal: AbortSignal): Promise<Receipt>;
  /**
   * ModifyImageAttribute: unique names up to 20 characters, descriptions up to 60.
   * @see https://www.tencentcloud.com/document/api/1119/45721
   */
  editImage(image: ImageId, edit: ImageEdit, signal: AbortSignal): Promise<Receipt>;
  /**
   * DeleteImage. The whole call fails while one of the images is in use.
   * @see https://www.tencentcloud.com/document/api/1119/45726
   */
  deleteImages(images: readonly ImageId[], signal: AbortSignal): Promise<Receipt>;
  /** DescribeModule, all pages. */
  modules(signal: AbortSignal): Promise<readonly Module[]>;
  /** DescribeInstancesDeniedActions. An instance missing from the response is unknown, not allowed. */
  deniedActions(
    instances: readonly InstanceId[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<InstanceId, readonly DeniedAction[]>>;
  /** DescribeConfig. */
  config(signal: AbortSignal): Promise<Config>;
}
