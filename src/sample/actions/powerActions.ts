import { assumptions } from "../assumptions.ts";
import { type WorldCode, WorldError } from "../worldError.ts";
import type { InstanceRecord } from "../worldState.ts";
import type { SampleAction } from "./action.ts";
import { type Params, text, boolean } from "./actionRequest.ts";
import { imageOf, instancesOf, withInstances } from "./lookUp.ts";

/** StartInstances. */
export const startInstances: SampleAction = (state, params, now) => {
  const instances = instancesOf(state, params, "InvalidParameterValue.InvalidInstanceID");
  for (const instance of instances) checkCanStart(instance);
  const ends = { state: "RUNNING", at: now + state.durations.startMs };
  return { reply: {}, state: withInstances(state, instances.map(transition("StartInstances", "STARTING", ends))) };
};

function checkCanStart(instance: InstanceRecord): void {
  checkIs(instance, "STOPPED", assumptions.notStopped);
  if (instance.restrictState !== "NORMAL" || instance.quirks?.refusesStart === true)
    throw new WorldError("FailedOperation.OperationNotAllow", instance.id);
}

/** StopInstances: a guest may ignore a soft stop. */
export const stopInstances: SampleAction = (state, params, now) => {
  const instances = instancesOf(state, params, "InvalidParameterValue.InvalidInstanceID");
  const soft = readStopType(params, "ForceStop") === "SOFT";
  for (const instance of instances) checkIs(instance, "RUNNING", assumptions.notRunning);
  const at = now + state.durations.stopMs;
  const stopped = transition("StopInstances", "STOPPING", { state: "STOPPED", at });
  const ignored = transition("StopInstances", "STOPPING", {
    state: assumptions.afterIgnoredStop,
    at,
    operation: assumptions.failed,
  });
  const stop = (instance: InstanceRecord) =>
    soft && instance.quirks?.ignoresSoftStop === true ? ignored(instance) : stopped(instance);
  return { reply: {}, state: withInstances(state, instances.map(stop)) };
};

/** RebootInstances. */
export const rebootInstances: SampleAction = (state, params, now) => {
  const instances = instancesOf(state, params, "ResourceNotFound.InstanceNotExist");
  readStopType(params, "ForceReboot");
  for (const instance of instances) checkIs(instance, "RUNNING", assumptions.notRunning);
  const ends = { state: "RUNNING", at: now + state.durations.rebootMs };
  return { reply: {}, state: withInstances(state, instances.map(transition("RebootInstances", "REBOOTING", ends))) };
};

/**
 * ResetInstances: reinstalls the system disk from an image, by default the instance's own.
 * @see https://www.tencentcloud.com/document/api/1119/45711
 */
export const resetInstances: SampleAction = (state, params, now) => {
  const instances = instancesOf(state, params, "ResourceNotFound.InstanceNotExist");
  const image = text(params, "ImageId");
  if (
    image !== undefined &&
    imageOf(state, image, "InvalidParameterValue.InvalidImageID").state !== assumptions.imageReady
  )
    throw new WorldError("InvalidParameterValue.InvalidImageID", image);
  for (const instance of instances) checkCanReset(instance);
  const ends = { state: "RUNNING", at: now + state.durations.resetMs };
  const reset = transition("ResetInstances", assumptions.whileReset, ends);
  return {
    reply: {},
    state: withInstances(
      state,
      instances.map((instance) => reset({ ...instance, imageId: image ?? instance.imageId })),
    ),
  };
};

function checkCanReset(instance: InstanceRecord): void {
  checkIsFree(instance);
  if ((instance.state !== "RUNNING" && instance.state !== "STOPPED") || instance.restrictState !== "NORMAL")
    throw new WorldError("FailedOperation.OperationNotAllow", instance.id);
}

const stopTypes: readonly string[] = ["SOFT", "SOFT_FIRST", "HARD"];

function readStopType(params: Params, forceName: string): string {
  const force = boolean(params, forceName) ?? false;
  const type = text(params, "StopType") ?? (force ? "SOFT_FIRST" : "SOFT");
  if (!stopTypes.includes(type)) throw new WorldError("InvalidParameterValue.InvaildModifyParam", "StopType");
  return type;
}

function checkIs(instance: InstanceRecord, state: string, otherwise: WorldCode): void {
  checkIsFree(instance);
  if (instance.state !== state) throw new WorldError(otherwise, instance.id);
}

function checkIsFree(instance: InstanceRecord): void {
  if (instance.latestOperationState === assumptions.operating) throw new WorldError(assumptions.busy, instance.id);
}

interface NextState {
  readonly state: string;
  readonly at: number;
  readonly operation?: string;
}

/** Puts an instance into a transitional state that ends in another one. */
const transition =
  (operation: string, state: string, ends: NextState) =>
  (instance: InstanceRecord): InstanceRecord => ({
    ...instance,
    state,
    becomes: { operation: assumptions.succeeded, ...ends },
    latestOperation: operation,
    latestOperationState: assumptions.operating,
  });
