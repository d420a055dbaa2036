import { assumptions } from "./assumptions.ts";
import type { ImageRecord, InstanceRecord, TaskRecord, WorldState } from "./worldState.ts";

/** Applies all changes that are due by `now`, in milliseconds since 1970. Returns the same object if there are none. */
export function settle(state: WorldState, now: number): WorldState {
  const ended = state.tasks.filter((task) => !task.settled && task.endsAt <= now);
  const powerIsDue = state.instances.some((instance) => isDue(instance, now));
  if (ended.length === 0 && !powerIsDue) return state;
  const taskOfImage = new Map(ended.map((task) => [task.imageId, task]));
  const taskOfInstance = new Map(ended.map((task) => [task.instanceId, task]));
  return {
    ...state,
    instances: state.instances.map((instance) => endTask(endPower(instance, now), taskOfInstance.get(instance.id))),
    images: state.images.map((image) => endImage(image, taskOfImage.get(image.id))),
    tasks: keepLatest(state.tasks.map((task) => (task.endsAt <= now ? { ...task, settled: true } : task))),
  };
}

const isDue = ({ becomes }: InstanceRecord, now: number) => becomes !== undefined && becomes.at <= now;

function endPower(instance: InstanceRecord, now: number): InstanceRecord {
  const { becomes, ...rest } = instance;
  if (becomes === undefined || becomes.at > now) return instance;
  return { ...rest, state: becomes.state, latestOperationState: becomes.operation ?? rest.latestOperationState };
}

function endTask(instance: InstanceRecord, task: TaskRecord | undefined): InstanceRecord {
  if (task === undefined || instance.latestOperation !== "CreateImage") return instance;
  return { ...instance, latestOperationState: task.fails ? assumptions.failed : assumptions.succeeded };
}

function endImage(image: ImageRecord, task: TaskRecord | undefined): ImageRecord {
  if (task === undefined) return image;
  return task.fails
    ? { ...image, state: assumptions.imageFailed }
    : { ...image, state: assumptions.imageReady, taskId: "" };
}

const keepLatest = (tasks: readonly TaskRecord[]): readonly TaskRecord[] => {
  const surplus = tasks.length - assumptions.tasksKept;
  return surplus <= 0 ? tasks : tasks.filter((task, index) => index >= surplus || !task.settled);
};
