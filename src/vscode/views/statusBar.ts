import * as vscode from "vscode";
import type { App } from "../../app.ts";
import { anyEvent } from "../../base/events.ts";
import { statusOf } from "../../view/tasks/taskStatus.ts";

/** A status bar item with the number of running tasks; a click opens the Tasks view. Hidden if there are none. */
export function statusBar({ taskStore, engine }: Pick<App, "taskStore" | "engine">): vscode.Disposable {
  const item = vscode.window.createStatusBarItem("tasks", vscode.StatusBarAlignment.Left, 0);
  item.name = vscode.l10n.t("ECM Image Tasks");
  item.command = "ecm.tasks.focus";
  const tell = () => {
    const status = statusOf(taskStore.tasks, engine.troubleOf);
    if (!status) return item.hide();
    item.text = `$(${status.icon}) ${status.text}`;
    item.tooltip = status.tooltip;
    item.accessibilityInformation = { label: status.text };
    item.backgroundColor = status.isUrgent ? new vscode.ThemeColor("statusBarItem.warningBackground") : undefined;
    item.show();
  };
  return vscode.Disposable.from(item, anyEvent(taskStore.onDidChange, engine.onDidChangeTroubles)(tell));
}
