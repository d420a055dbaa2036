import type { Failure } from "../../src/ecm/errors/failure.ts";
import type { ImageName } from "../../src/ecm/imageName.ts";
import type { ImageId, InstanceId } from "../../src/ecm/model.ts";
import { reduce } from "../../src/tasks/state/reducer.ts";
import type { TaskEvent, TaskEventData, WindowId } from "../../src/tasks/journal/taskEvent.ts";
import type { Plan, TaskKey } from "../../src/tasks/plan.ts";
import type { Task } from "../../src/tasks/task.ts";
import { someAccount } from "./someAccount.ts";

/** A request for an image of a running instance that is shut down first and started again. */
export const plan: Plan = {
  account: { id: someAccount.id, label: someAccount.label, site: someAccount.site },
  instance: { id: "ein-1" as InstanceId, name: "web-1", systemDiskGb: 50 },
  image: { name: "golden" as ImageName, description: "" },
  power: "stopAndStart",
};

export const failure: Failure = {
  code: "InternalError",
  message: "",
  requestId: "",
  action: "CreateImage",
  executed: "unknown",
  passing: true,
};

/** An image whose answer was lost, that was found and is ready. */
export const succeeded: readonly TaskEventData[] = [
  { type: "callAnnounced", action: "StopInstances" },
  { type: "powerObserved", state: "STOPPED" },
  { type: "callAnnounced", action: "CreateImage" },
  { type: "callFailed", action: "CreateImage", call: "latest", failure, failureKind: "unknown" },
  { type: "adopted", image: "img-1" as ImageId },
  { type: "verified" },
  { type: "powerObserved", state: "RUNNING" },
];

/**
 * The events that window "me" recorded of one task, one each second, after those of its request; `call: "latest"` means
 * the call announced last.
 */
export function eventsOf(history: readonly TaskEventData[], requested: Plan = plan): readonly TaskEvent[] {
  let latest = "none";
  return [{ type: "requested", plan: requested } as const, { type: "confirmed" } as const, ...history].map(
    (data, index) => {
      const id = `event${index}`;
      if (data.type === "callAnnounced") latest = id;
      const call = "call" in data && data.call === "latest" ? { call: latest } : {};
      const at = Math.max(0, index - 1) * 1000;
      return { ...data, ...call, id, key: "task" as TaskKey, at, window: "me" as WindowId };
    },
  );
}

/** The task after those events. */
export function historyOf(history: readonly TaskEventData[], requested: Plan = plan): Task {
  const task = eventsOf(history, requested).reduce<Task | undefined>(reduce, undefined);
  if (!task) throw new Error("The event `requested` makes a task.");
  return task;
}
