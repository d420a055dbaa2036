import type { Brand } from "../base/brand.ts";
import type { ImageName } from "./imageName.ts";

export type InstanceId = Brand<"InstanceId">;
export type ImageId = Brand<"ImageId">;
export type ModuleId = Brand<"ModuleId">;
/** The cloud's own id of an asynchronous task. Always text here, though the API sometimes sends a number. */
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

/** A region, zone or module: an id and what people call it. */
export interface NamedId {
  readonly id: string;
  readonly name: string;
}

export interface Disk {
  readonly type: string;
  readonly sizeGb: number;
}

/** An edge virtual machine, as DescribeInstances tells of it. Texts the API leaves out are "". */
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
  /** The API's times carry no zone and are kept as they come: "2026-11-24 08:00:00". */
  readonly createTime: string;
  readonly expireTime: string;
  /** NORMAL, WILL_EXPIRE, EXPIRED. Only then does `expireTime` mean anything. */
  readonly expireState: string;
  /** NORMAL, EXPIRED, PROTECTIVELY_ISOLATED. */
  readonly restrictState: string;
  readonly latestOperation: string;
  /** SUCCESS, OPERATING, FAILED. */
  readonly latestOperationState: string;
}

/** An image, as DescribeImage tells of it. */
export interface Image {
  readonly id: ImageId;
  readonly name: string;
  /** NORMAL is usable. The other words are not documented and are shown as they come. */
  readonly state: string;
  readonly osName: string;
  readonly description: string;
  readonly createTime: string;
  readonly architecture: string;
  readonly sizeGb: number;
  /** CREATE_IMAGE, EXTERNAL_IMPORT, OFFICIAL. */
  readonly source: string;
  /** The task that makes it. Documented only for images in the making and failed ones. */
  readonly task: TaskId | undefined;
  /** What it was made from. */
  readonly from: {
    readonly instance: InstanceId;
    readonly instanceName: string;
    readonly image: string;
    readonly imageName: string;
  };
}

export interface ImageRequest {
  readonly instance: InstanceId;
  readonly name: ImageName;
  readonly description: string;
  /** TRUE forces a running instance off; FALSE needs a stopped one. */
  readonly forcePowerOff: boolean;
}

/** What DescribeTaskStatus says of a task. A status the documents do not list counts as operating. */
export interface TaskReport {
  readonly status: "operating" | "success" | "failed";
  readonly message: string;
}

/** What is to be different about an image; what is left out stays as it is. */
export interface ImageEdit {
  readonly name?: ImageName;
  readonly description?: string;
}

/** An edge module: instances of one kind, made from one image. */
export interface Module {
  readonly id: ModuleId;
  readonly name: string;
  /** NORMAL, DELETING, DELETEFAILED. */
  readonly state: string;
  /** What new instances of it are made from; undefined when the API does not tell. */
  readonly image: { readonly id: string; readonly name: string } | undefined;
}

/** Something an instance may not have done to it now, by the API's name for it, such as CreateImage. */
export interface DeniedAction {
  readonly action: string;
  /** An error code, or "". */
  readonly code: string;
  readonly message: string;
}

/** What DescribeConfig says that concerns images. */
export interface Config {
  /** The largest image that may be imported, in GB; 0 when the API does not tell. */
  readonly largestImageGb: number;
}

/** Each processed reply carries one; Tencent Cloud's support asks for it. */
export interface Receipt {
  readonly requestId: string;
}

export interface InstanceQuery {
  /** Only these. Sent in groups of five, the most a filter takes. */
  readonly ids?: readonly InstanceId[];
  /** Called with everything known so far each time a page has arrived, in the API's order. */
  readonly onPage?: ((soFar: readonly Instance[]) => void) | undefined;
  /** Each call is tried once, for whoever asks again anyway and is to know of each try that was not answered. */
  readonly noRetry?: boolean | undefined;
}

export interface ImageQuery extends Pick<InstanceQuery, "noRetry"> {
  /** Narrows the list by the API's fuzzy match. */
  readonly name?: string;
}

/**
 * One account's cloud, as the rest of the extension knows it. Every function throws `EcmError` when the cloud refuses
 * or cannot be reached, or not in the time the signal gives, and the signal's reason when aborted otherwise.
 */
export interface Ecm {
  /** DescribeInstances with Limit=1: how many there are. The cheapest call that proves keys and permission. */
  countInstances(signal: AbortSignal): Promise<number>;
  /** DescribeInstances, all pages. */
  instances(query: InstanceQuery, signal: AbortSignal): Promise<readonly Instance[]>;
  /** DescribeImage with image-type=PRIVATE_IMAGE, all pages. */
  images(query: ImageQuery, signal: AbortSignal): Promise<readonly Image[]>;
  /** CreateImage. It has no client token: never sent twice by itself. */
  createImage(request: ImageRequest, signal: AbortSignal): Promise<Receipt & { readonly task: TaskId }>;
  /**
   * DescribeTaskStatus for tasks of CreateImage, all in one call, tried once: whoever follows them asks again. Tasks the
   * cloud does not know are left out.
   */
  reports(tasks: readonly TaskId[], signal: AbortSignal): Promise<ReadonlyMap<TaskId, TaskReport>>;
  /** StopInstances; "soft" asks the guest to shut down and may fail to, "hard" forces the power off. */
  stopInstance(instance: InstanceId, how: "soft" | "hard", signal: AbortSignal): Promise<Receipt>;
  /** StartInstances. */
  startInstance(instance: InstanceId, signal: AbortSignal): Promise<Receipt>;
  /** RebootInstances; "soft" asks the guest to restart, "hard" forces it. */
  rebootInstance(instance: InstanceId, how: "soft" | "hard", signal: AbortSignal): Promise<Receipt>;
  /** ModifyImageAttribute: names up to 20 characters and unique, descriptions up to 60. */
  editImage(image: ImageId, edit: ImageEdit, signal: AbortSignal): Promise<Receipt>;
  /** DeleteImage. It is refused as a whole while one of them is used. */
  deleteImages(images: readonly ImageId[], signal: AbortSignal): Promise<Receipt>;
  /** DescribeModule, all pages. */
  modules(signal: AbortSignal): Promise<readonly Module[]>;
  /** DescribeInstancesDeniedActions. An instance that is left out was not told about: that is no permission. */
  deniedActions(
    instances: readonly InstanceId[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<InstanceId, readonly DeniedAction[]>>;
  /** DescribeConfig. */
  config(signal: AbortSignal): Promise<Config>;
}
