import type { AccountId } from "../../src/accounts/account.ts";
import type { Failure } from "../../src/ecm/errors/failure.ts";
import type { ImageName } from "../../src/ecm/imageName.ts";
import type { InstanceId } from "../../src/ecm/model.ts";
import { reduce } from "../../src/tasks/state/reducer.ts";
import type { TaskEvent, TaskEventData, WindowId } from "../../src/tasks/journal/taskEvent.ts";
import type { Plan, TaskKey } from "../../src/tasks/plan.ts";
import type { Task } from "../../src/tasks/task.ts";

/** A request for an image of a running instance that is shut down first and started again. */
export const plan: Plan = {
  account: { id: "account" as AccountId, label: "Lab", site: "china" },
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

/** What window "me" wrote down of one task, one entry each second; `call: "latest"` means the call announced last. */
export function entriesOf(happenings: readonly TaskEventData[], asked: Plan = plan): readonly TaskEvent[] {
  let latest = "none";
  return [{ type: "requested", plan: asked } as const, { type: "confirmed" } as const, ...happenings].map(
    (happening, index) => {
      const id = `entry${index}`;
      if (happening.type === "callAnnounced") latest = id;
      const call = "call" in happening && happening.call === "latest" ? { call: latest } : {};
      return {
        ...happening,
        ...call,
        id,
        key: "task" as TaskKey,
        at: Math.max(0, index - 1) * 1000,
        window: "me" as WindowId,
      };
    },
  );
}

/** Where a task stands after that. */
export function historyOf(happenings: readonly TaskEventData[], asked: Plan = plan): Task {
  const task = entriesOf(happenings, asked).reduce<Task | undefined>(reduce, undefined);
  if (!task) throw new Error("The entry `asked` makes a task.");
  return task;
}
