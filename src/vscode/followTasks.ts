import * as vscode from "vscode";
import { isOpen } from "../tasks/news.ts";
import type { Parts } from "./parts.ts";
import type { RowView } from "./views.ts";

/** Keeps the tasks on the screen, and their number beside it, up to date. */
export const followTasks = ({ board }: Parts, { tree, view }: RowView): vscode.Disposable =>
  board.changed.on(() => {
    tree.refresh();
    const running = board.tasks.filter(isOpen).length;
    view.badge = running === 0 ? undefined : { value: running, tooltip: vscode.l10n.t("{0} running", running) };
  });
