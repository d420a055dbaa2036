import * as vscode from "vscode";
import { anyEvent } from "../../base/events.ts";
import { hasEnded, isActive } from "../../tasks/task.ts";
import type { Services } from "../services.ts";
import type { RowView } from "../startup/views.ts";

/** How often the times of running tasks are told anew, in milliseconds. */
const tickMs = 5000;

/** Keeps the tasks on the screen, and their number beside it, up to date. */
export function followTasks({ taskStore, engine }: Services, { tree, view }: RowView): vscode.Disposable {
  const timer = setInterval(() => {
    if (view.visible && taskStore.tasks.some((task) => !hasEnded(task))) tree.refresh();
  }, tickMs);
  const changes = anyEvent(
    taskStore.onDidChange,
    engine.onDidChangeTrouble,
  )(() => {
    tree.refresh();
    const running = taskStore.tasks.filter(isActive).length;
    view.badge = running === 0 ? undefined : { value: running, tooltip: vscode.l10n.t("{0} running", running) };
  });
  return vscode.Disposable.from(changes, { dispose: () => clearInterval(timer) });
}
