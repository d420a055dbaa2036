import type { Accounts } from "../../accounts/accounts.ts";
import type { Inventory } from "../../accounts/inventory/inventory.ts";
import { refreshInstances } from "../../accounts/inventory/liveUpdates.ts";
import type { Disposable } from "../../base/events.ts";
import type { Log } from "../../base/log.ts";
import type { TaskKey } from "../plan.ts";
import { hasEnded, type Task, type TaskState } from "../task.ts";
import type { TaskStore } from "./taskStore.ts";
import { callTimeout } from "../../ecm/limits.ts";

export interface RefreshOnTaskProgressOptions {
  readonly taskStore: TaskStore;
  readonly accounts: Accounts;
  readonly inventory: Inventory;
  readonly images: Pick<Inventory, "again">;
  readonly log: Log;
}

/** Looks anew at what a task has changed: at its instance whenever the task moves on, at the images once it has ended. */
export function refreshOnTaskProgress(parts: RefreshOnTaskProgressOptions): Disposable {
  let known: ReadonlyMap<TaskKey, TaskState> = new Map();
  return parts.taskStore.changed.on(() => {
    const before = known;
    known = new Map(parts.taskStore.tasks.map(({ key, state }) => [key, state]));
    for (const task of parts.taskStore.tasks) {
      if (before.has(task.key) && before.get(task.key) !== task.state) movedOn(task, parts);
    }
  });
}

/** Trouble with looking changes nothing: the rows that were there stay. */
function movedOn(task: Task, parts: RefreshOnTaskProgressOptions): void {
  const { account, instance } = task.plan;
  refreshInstances(parts, account.id, [instance.id], callTimeout()).catch((error: unknown) =>
    parts.log.warn(`[${account.label}] ${String(error)}`),
  );
  if (hasEnded(task)) parts.images.again(account.id);
}
