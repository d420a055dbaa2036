import type { Accounts } from "../../accounts/accounts.ts";
import type { Inventory } from "../../accounts/inventory/inventory.ts";
import { lookAt } from "../../accounts/inventory/liveUpdates.ts";
import type { Stop } from "../../base/events.ts";
import type { Log } from "../../base/log.ts";
import type { TaskKey } from "../plan.ts";
import { hasEnded, type Task, type TaskState } from "../task.ts";
import type { Board } from "./taskStore.ts";

export interface AftermathParts {
  readonly board: Board;
  readonly accounts: Accounts;
  readonly inventory: Inventory;
  readonly images: Pick<Inventory, "again">;
  readonly log: Log;
}

/** Looks anew at what a task has changed: at its instance whenever the task moves on, at the images once it has ended. */
export function aftermath(parts: AftermathParts): Stop {
  let known: ReadonlyMap<TaskKey, TaskState> = new Map();
  return parts.board.changed.on(() => {
    const before = known;
    known = new Map(parts.board.tasks.map(({ key, state }) => [key, state]));
    for (const task of parts.board.tasks) {
      if (before.has(task.key) && before.get(task.key) !== task.state) movedOn(task, parts);
    }
  });
}

/** Trouble with looking changes nothing: the rows that were there stay. */
function movedOn(task: Task, parts: AftermathParts): void {
  const { account, instance } = task.plan;
  lookAt(parts, account.id, [instance.id], AbortSignal.timeout(60_000)).catch((error: unknown) =>
    parts.log.warn(`[${account.label}] ${String(error)}`),
  );
  if (hasEnded(task)) parts.images.again(account.id);
}
