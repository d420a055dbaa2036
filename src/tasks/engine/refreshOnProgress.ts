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
  readonly images: Pick<Inventory, "refreshIfOpened">;
  readonly log: Log;
}

/** Refreshes the instance of a task whenever the task changes state, and the images once it has ended. */
export function refreshOnTaskProgress(options: RefreshOnTaskProgressOptions): Disposable {
  let known: ReadonlyMap<TaskKey, TaskState> = new Map();
  return options.taskStore.onDidChange(() => {
    const before = known;
    known = new Map(options.taskStore.tasks.map(({ key, state }) => [key, state]));
    for (const task of options.taskStore.tasks) {
      if (before.has(task.key) && before.get(task.key) !== task.state) movedOn(task, options);
    }
  });
}

/** A failed refresh is logged, and the rows stay as they are. */
function movedOn(task: Task, options: RefreshOnTaskProgressOptions): void {
  const { account, instance } = task.plan;
  refreshInstances(options, account.id, [instance.id], callTimeout()).catch((error: unknown) =>
    options.log.warn(`[${account.label}] ${String(error)}`),
  );
  if (hasEnded(task)) options.images.refreshIfOpened(account.id);
}
