import { type WorldCode, WorldError } from "../worldError.ts";
import type { ImageRecord, InstanceRecord, WorldState } from "../worldState.ts";
import { type Params, required, texts } from "./actionRequest.ts";

export function checkInstanceId(id: string): void {
  if (!id.startsWith("ein-")) throw new WorldError("InvalidParameterValue.InvalidInstanceID");
}

export function checkImageId(id: string): void {
  if (!id.startsWith("img-")) throw new WorldError("InvalidParameterValue.InvalidImageID");
}

/** The instance of that id; `unknown` is what the action answers when there is none. */
export function instanceOf(state: WorldState, id: string, unknown: WorldCode): InstanceRecord {
  checkInstanceId(id);
  const instance = state.instances.find((instance) => instance.id === id);
  if (instance === undefined) throw new WorldError(unknown, id);
  return instance;
}

/** The image of that id, public or private. */
export function imageOf(state: WorldState, id: string, unknown: WorldCode = "ResourceNotFound"): ImageRecord {
  checkImageId(id);
  const image = state.images.find((image) => image.id === id);
  if (image === undefined) throw new WorldError(unknown, id);
  return image;
}

/** The most instances one call may name. */
const maxBatch = 100;

/** All that a call names in InstanceIdSet; one it does not know refuses the call. */
export function instancesOf(state: WorldState, params: Params, unknown: WorldCode): readonly InstanceRecord[] {
  const ids = required(texts, params, "InstanceIdSet");
  if (ids.length === 0) throw new WorldError("MissingParameter", "InstanceIdSet");
  if (ids.length > maxBatch) throw new WorldError("InvalidParameterValue.ParameterValueTooLarge");
  return ids.map((id) => instanceOf(state, id, unknown));
}

/** The state with some instances in place of those of the same ids. */
export function withInstances(state: WorldState, changed: readonly InstanceRecord[]): WorldState {
  const byId = new Map(changed.map((instance) => [instance.id, instance]));
  return { ...state, instances: state.instances.map((instance) => byId.get(instance.id) ?? instance) };
}
