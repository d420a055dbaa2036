import * as vscode from "vscode";
import { hasEnded, isActive } from "../../tasks/task.ts";
import type { Services } from "../services.ts";
import type { RowView } from "../startup/views.ts";

/** How often the elapsed times of running tasks are redrawn, in milliseconds. */
const tickMs = 5000;

/** Keeps the Tasks view and its badge, the number of running tasks, up to date. */
export function followTasks({ taskStore, engine }: Services, { tree, view }: RowView): vscode.Disposable {
  const timer = setInterval(() => {
    if (view.visible && taskStore.tasks.some((task) => !hasEnded(task))) tree.refresh();
  }, tickMs);
  const changes = taskStore.onDidChange(() => {
    tree.refresh();
    const running = taskStore.tasks.filter(isActive).length;
    view.badge = running === 0 ? undefined : { value: running, tooltip: vscode.l10n.t("{0} running", running) };
  });
  const troubles = engine.onDidChangeTroubles(() => tree.refresh());
  return vscode.Disposable.from(changes, troubles, { dispose: () => clearInterval(timer) });
}
