import * as vscode from "vscode";
import type { App } from "../app.ts";
import { isOpen } from "../tasks/news.ts";
import { taskRows } from "../view/taskRows.ts";
import { greyRows } from "./grey.ts";
import { imageView } from "./imageView.ts";
import { instanceView } from "./instanceView.ts";
import type { Parts } from "./parts.ts";
import { RowTree } from "./rowTree.ts";

/** The three trees. Showing one is what wakes the extension. */
export const views = (parts: Parts, app: () => Promise<App>): vscode.Disposable =>
  vscode.Disposable.from(
    greyRows(),
    accountContext(parts),
    instanceView(parts, app),
    imageView(parts, app),
    taskView(parts, app),
  );

/** Lets menus and welcome texts know whether there is an account at all. */
const accountContext = ({ accounts }: Parts): vscode.Disposable =>
  accounts.changed.on(
    () => void vscode.commands.executeCommand("setContext", "ecm.hasAccounts", accounts.all.length > 0),
  );

function taskView({ board, clock }: Parts, app: () => Promise<App>): vscode.Disposable {
  const tasks = new RowTree(async () => {
    await app();
    return taskRows(board.tasks, clock.now());
  });
  const view = vscode.window.createTreeView("ecm.tasks", { treeDataProvider: tasks });
  const tell = () => {
    tasks.refresh();
    const running = board.tasks.filter(isOpen).length;
    view.badge = running === 0 ? undefined : { value: running, tooltip: vscode.l10n.t("{0} running", running) };
  };
  return vscode.Disposable.from(tasks, view, board.changed.on(tell));
}
