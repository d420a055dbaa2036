import * as vscode from "vscode";
import type { Board } from "../tasks/board.ts";
import { taskDocument } from "../view/taskDocument.ts";

const scheme = "ecm-task";

export const taskUri = (key: string): vscode.Uri => vscode.Uri.from({ scheme, path: `/${key}.md` });

/** Lets a task be read as a document, which is written anew whenever the task moves on. */
export function taskDocuments(board: Board): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: ({ path }) => {
      const task = board.tasks.find(({ key }) => path === `/${key}.md`);
      return task
        ? taskDocument(task, board.history(task.key))
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
