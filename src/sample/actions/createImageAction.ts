import { countCharacters } from "../../ecm/imageName.ts";
import { assumptions } from "../assumptions.ts";
import { newId } from "../data/sampleIds.ts";
import { systemDiskGb } from "../replies/instanceReply.ts";
import { WorldError } from "../worldError.ts";
import type { ImageRecord, InstanceRecord, Quirks, TaskRecord, WorldState } from "../worldState.ts";
import type { SampleAction } from "./action.ts";
import { type Params, required, text } from "./actionRequest.ts";
import { checkNameIsFree, privateImages } from "./imageActions.ts";
import { checkInstanceId, instanceOf, withInstances } from "./lookUp.ts";

/** CreateImage: starts a task. The image exists from the start and carries the task's ID. */
export const createImage: SampleAction = (state, params, now) => {
  const asked = readRequest(params);
  checkInstanceId(asked.instanceId);
  checkNameIsFree(state, asked.name);
  const instance = instanceOf(state, asked.instanceId, "UnsupportedOperation.InstanceIdNotFound");
  checkInstance(instance, asked.force);
  if (privateImages(state).length >= state.imageQuota)
    throw new WorldError("ResourceInsufficient.InvaildPrivateImageNum");
  const image = newImage(state, instance, asked, now);
  const task = newTask(state, instance, image, now);
  return {
    reply: { TaskId: task.id },
    state: {
      ...withInstances(state, [whileImaged(state, instance, now)]),
      images: [...state.images, image],
      tasks: [...state.tasks, task],
      counter: state.counter + 1,
      nextTaskId: state.nextTaskId + 1,
    },
  };
};

interface Asked {
  readonly instanceId: string;
  readonly name: string;
  readonly description: string;
  readonly force: boolean;
}

function readRequest(params: Params): Asked {
  const name = required(text, params, "ImageName");
  const instanceId = required(text, params, "InstanceId");
  const description = text(params, "ImageDescription") ?? "";
  const force = text(params, "ForcePoweroff") ?? "FALSE";
  if (name.trim() === "") throw new WorldError("MissingParameter.MissingImageParameter", "ImageName");
  if (force !== "TRUE" && force !== "FALSE") throw new WorldError("InvalidParameter", "ForcePoweroff");
  if (countCharacters(name) > assumptions.longestName) throw new WorldError("InvalidParameter", "ImageName");
  if (countCharacters(description) > assumptions.longestDescription)
    throw new WorldError("InvalidParameter", "ImageDescription");
  return { instanceId, name, description, force: force === "TRUE" };
}

/** Throws if no image of the instance can be created now. DescribeInstancesDeniedActions returns the same errors. */
export function checkInstance(instance: InstanceRecord, force: boolean): void {
  if (instance.quirks?.withoutImages === true) throw new WorldError("UnsupportedOperation.InstanceIdNotSupported");
  if (instance.restrictState !== "NORMAL") throw new WorldError("UnsupportedOperation.InvalidInstanceState");
  if (instance.latestOperationState === assumptions.operating) throw new WorldError(assumptions.imageOfBusy);
  if (instance.state === "RUNNING" && !force) throw new WorldError(assumptions.imageOfRunning);
  if (instance.state !== "RUNNING" && instance.state !== "STOPPED")
    throw new WorldError("UnsupportedOperation.InvalidInstanceState");
}

const newImage = (state: WorldState, instance: InstanceRecord, asked: Asked, now: number): ImageRecord => {
  const source = state.images.find(({ id }) => id === instance.imageId);
  return {
    id: newId("img", state.counter),
    name: asked.name,
    description: asked.description,
    state: assumptions.imageInTheMaking,
    type: "PRIVATE_IMAGE",
    source: "CREATE_IMAGE",
    osName: source?.osName ?? "",
    platform: source?.platform ?? "",
    createdAt: now,
    sizeGb: systemDiskGb,
    taskId: String(state.nextTaskId),
    from: {
      instanceId: instance.id,
      instanceName: instance.name,
      zone: instance.zone,
      imageId: instance.imageId,
    },
  };
};

const newTask = (state: WorldState, instance: InstanceRecord, image: ImageRecord, now: number): TaskRecord => ({
  id: image.taskId,
  instanceId: instance.id,
  imageId: image.id,
  addedAt: now,
  endsAt: now + state.durations.imageMs + (instance.state === "RUNNING" ? state.durations.stopMs : 0),
  fails: instance.quirks?.nextImageFails === true,
  settled: false,
});

/** A running instance is shut down first, and stays off. */
function whileImaged(state: WorldState, instance: InstanceRecord, now: number): InstanceRecord {
  const busy = {
    ...instance,
    latestOperation: "CreateImage",
    latestOperationState: assumptions.operating,
    quirks: spent(instance.quirks),
  };
  if (instance.state !== "RUNNING") return busy;
  return { ...busy, state: "STOPPING", becomes: { state: "STOPPED", at: now + state.durations.stopMs } };
}

const spent = (quirks: Quirks | undefined): Quirks => ({ ...quirks, nextImageFails: false });
