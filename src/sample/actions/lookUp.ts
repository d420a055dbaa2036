import { type WorldCode, WorldError } from "../worldError.ts";
import type { ImageRecord, InstanceRecord, WorldState } from "../worldState.ts";
import { type Params, required, texts } from "./actionRequest.ts";

/** Throws if an ID does not look like an instance ID. */
export function checkInstanceId(id: string): void {
  if (!id.startsWith("ein-")) throw new WorldError("InvalidParameterValue.InvalidInstanceID");
}

/** Throws if an ID does not look like an image ID. */
export function checkImageId(id: string): void {
  if (!id.startsWith("img-")) throw new WorldError("InvalidParameterValue.InvalidImageID");
}

/** Finds an instance; throws `unknown`, the error code of the action, if there is none. */
export function instanceOf(state: WorldState, id: string, unknown: WorldCode): InstanceRecord {
  checkInstanceId(id);
  const instance = state.instances.find((instance) => instance.id === id);
  if (instance === undefined) throw new WorldError(unknown, id);
  return instance;
}

/** Finds a public or private image; throws `unknown` if there is none. */
export function imageOf(state: WorldState, id: string, unknown: WorldCode = "ResourceNotFound"): ImageRecord {
  checkImageId(id);
  const image = state.images.find((image) => image.id === id);
  if (image === undefined) throw new WorldError(unknown, id);
  return image;
}

/**
 * The number of instances that one call may name.
 * @see https://www.tencentcloud.com/document/api/1119/45706
 */
const maxBatch = 100;

/** The instances in InstanceIdSet; throws `unknown` if one of them does not exist. */
export function instancesOf(state: WorldState, params: Params, unknown: WorldCode): readonly InstanceRecord[] {
  const ids = required(texts, params, "InstanceIdSet");
  if (ids.length === 0) throw new WorldError("MissingParameter", "InstanceIdSet");
  if (ids.length > maxBatch) throw new WorldError("InvalidParameterValue.ParameterValueTooLarge");
  return ids.map((id) => instanceOf(state, id, unknown));
}

/** Replaces instances by their ID. */
export function withInstances(state: WorldState, changed: readonly InstanceRecord[]): WorldState {
  const byId = new Map(changed.map((instance) => [instance.id, instance]));
  return { ...state, instances: state.instances.map((instance) => byId.get(instance.id) ?? instance) };
}
