import * as vscode from "vscode";
import type { App } from "../app.ts";
import { instanceRows } from "../view/instanceRows.ts";
import { isOpen } from "../tasks/news.ts";
import { taskRows } from "../view/taskRows.ts";
import { RowTree } from "./rowTree.ts";
import type { Parts } from "./parts.ts";

/** The two trees. Showing one is what wakes the extension. */
export function views({ accounts, inventory, board, clock }: Parts, app: () => Promise<App>): vscode.Disposable {
  const instances = new RowTree(async () => {
    await app();
    await vscode.commands.executeCommand("setContext", "ecm.hasAccounts", accounts.all.length > 0);
    for (const { id } of accounts.all) void inventory.open(id);
    return instanceRows(accounts.all, ({ id }) => inventory.of(id), clock.now());
  });
  const tasks = new RowTree(async () => {
    await app();
    return taskRows(board.tasks, clock.now());
  });
  const instanceView = vscode.window.createTreeView("ecm.instances", {
    treeDataProvider: instances,
    showCollapseAll: true,
  });
  const taskView = vscode.window.createTreeView("ecm.tasks", { treeDataProvider: tasks });
  const tellTasks = () => {
    tasks.refresh();
    const running = board.tasks.filter(isOpen).length;
    taskView.badge = running === 0 ? undefined : { value: running, tooltip: vscode.l10n.t("{0} running", running) };
  };
  return vscode.Disposable.from(
    instances,
    tasks,
    instanceView,
    taskView,
    accounts.changed.on(() => instances.refresh()),
    inventory.changed.on(() => instances.refresh()),
    board.changed.on(tellTasks),
  );
}
