import * as vscode from "vscode";
import { hasEnded, isOpen } from "../../tasks/task.ts";
import type { Parts } from "../services.ts";
import type { RowView } from "../startup/views.ts";

/** How often the times of running tasks are told anew, in milliseconds. */
const tickMs = 5000;

/** Keeps the tasks on the screen, and their number beside it, up to date. */
export function followTasks({ board }: Parts, { tree, view }: RowView): vscode.Disposable {
  const timer = setInterval(() => {
    if (view.visible && board.tasks.some((task) => !hasEnded(task))) tree.refresh();
  }, tickMs);
  const changes = board.changed.on(() => {
    tree.refresh();
    const running = board.tasks.filter(isOpen).length;
    view.badge = running === 0 ? undefined : { value: running, tooltip: vscode.l10n.t("{0} running", running) };
  });
  return vscode.Disposable.from(changes, { dispose: () => clearInterval(timer) });
}
