import * as vscode from "vscode";
import type { App } from "../app.ts";
import type { Task } from "../tasks/task.ts";
import { taskDocument, taskFileName } from "../view/taskDocument.ts";

const scheme = "ecm-task";

/** The path gives the tab its title; which task it is, the query tells. */
export const taskUri = (task: Task): vscode.Uri =>
  vscode.Uri.from({ scheme, path: `/${taskFileName(task)}`, query: task.key });

/** Lets a task be read as a document, which is written anew whenever the task moves on. */
export function taskDocuments({ board, tracker }: Pick<App, "board" | "tracker">): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: ({ query }) => {
      const task = board.tasks.find(({ key }) => key === query);
      return task
        ? taskDocument(task, board.history(task.key), tracker.troubleOf(task.key))
        : vscode.l10n.t("This task is no longer in the journal.");
    },
  };
  const tell = () => {
    for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === scheme) changed.fire(uri);
  };
  return vscode.Disposable.from(
    changed,
    board.changed.on(tell),
    vscode.workspace.registerTextDocumentContentProvider(scheme, provider),
  );
}
