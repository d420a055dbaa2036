import * as v from "valibot";
import { machineTypes } from "./data/machineTypes.ts";
import { zones } from "./data/places.ts";

/** A `Date` holds a little more, so that a time can still be moved to China's zone. */
const latest = 8.64e15 - 24 * 60 * 60_000;
const time = v.pipe(v.number(), v.minValue(-latest), v.maxValue(latest));
const zone = v.picklist(zones);
const machineType = v.picklist(machineTypes);
const optionalTime = v.optional(time);

const instanceRecord = v.object({
  id: v.string(),
  uuid: v.string(),
  name: v.string(),
  state: v.string(),
  /** The next state, when it is entered, and the state of the latest operation from then on. */
  becomes: v.optional(v.object({ state: v.string(), at: time, operation: v.optional(v.string()) })),
  zone,
  isp: v.string(),
  type: machineType,
  moduleId: v.string(),
  imageId: v.string(),
  publicIp: v.string(),
  privateIp: v.string(),
  vpcId: v.string(),
  subnetId: v.string(),
  systemDiskId: v.string(),
  dataDisks: v.array(v.object({ id: v.string(), sizeGb: v.number() })),
  tags: v.array(v.object({ key: v.string(), value: v.string() })),
  createdAt: time,
  /** Present for prepaid instances only. */
  expiresAt: optionalTime,
  expireState: v.string(),
  restrictState: v.string(),
  latestOperation: v.string(),
  latestOperationState: v.string(),
  /** Faults of this instance: some sample instances have one, and the tests' simulator sets all of them. */
  quirks: v.optional(
    v.object({
      ignoresSoftStop: v.optional(v.boolean()),
      refusesStart: v.optional(v.boolean()),
      /** Its next image fails. */
      nextImageFails: v.optional(v.boolean()),
      /** An instance type that CreateImage does not support. */
      withoutImages: v.optional(v.boolean()),
    }),
  ),
});

const imageRecord = v.object({
  id: v.string(),
  name: v.string(),
  description: v.string(),
  state: v.string(),
  type: v.picklist(["PRIVATE_IMAGE", "PUBLIC_IMAGE"]),
  source: v.string(),
  osName: v.string(),
  platform: v.string(),
  /** Missing for public images, whose creation time is empty in the API. */
  createdAt: optionalTime,
  sizeGb: v.number(),
  /** "" once the image is NORMAL. */
  taskId: v.string(),
  from: v.optional(v.object({ instanceId: v.string(), instanceName: v.string(), zone, imageId: v.string() })),
});

const taskRecord = v.object({
  id: v.string(),
  instanceId: v.string(),
  imageId: v.string(),
  addedAt: time,
  endsAt: time,
  fails: v.boolean(),
  /** Its result has been applied to its image and instance. */
  settled: v.boolean(),
});

const moduleRecord = v.object({
  id: v.string(),
  name: v.string(),
  imageId: v.string(),
  type: machineType,
  createdAt: time,
});

/** At most a year, so that the end of an operation is a time as well. */
const lasting = v.pipe(v.number(), v.maxValue(365 * 24 * 60 * 60_000));

const durations = v.object({
  stopMs: lasting,
  startMs: lasting,
  rebootMs: lasting,
  resetMs: lasting,
  imageMs: lasting,
});

const worldState = v.object({
  version: v.literal(1),
  instances: v.array(instanceRecord),
  images: v.array(imageRecord),
  tasks: v.array(taskRecord),
  modules: v.array(moduleRecord),
  durations,
  /** How many private images the account may hold. */
  imageQuota: v.number(),
  /** MaxImageSize of DescribeConfig in GB; 0 as in the official example, unless the tests' simulator sets it. */
  largestImageGb: v.optional(v.number()),
  /** The number of the next image ID. */
  counter: v.number(),
  nextTaskId: v.number(),
});

type DeepReadonly<T> = T extends object ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> } : T;

/** The cloud of one account as plain data. Times are in milliseconds since 1970. */
export type WorldState = DeepReadonly<v.InferOutput<typeof worldState>>;
export type InstanceRecord = WorldState["instances"][number];
export type ImageRecord = WorldState["images"][number];
export type TaskRecord = WorldState["tasks"][number];
export type ModuleRecord = WorldState["modules"][number];
/** The durations of operations, in milliseconds. */
export type Durations = WorldState["durations"];
export type Quirks = NonNullable<InstanceRecord["quirks"]>;

/** Reads a saved state; `undefined` if it is invalid or of another version. */
export function readWorldState(saved: unknown): WorldState | undefined {
  const read = v.safeParse(worldState, saved);
  return read.success ? read.output : undefined;
}
