import { stat } from "node:fs/promises";
import { join } from "node:path";
import * as vscode from "vscode";

/** The name of the journal file in the folder that all windows share. */
export const journalName = "tasks.jsonl";

/**
 * Calls `look` at once if the journal is not empty, and whenever a window writes to it. A task that has ended stays in
 * the journal for 30 days unless it is dismissed (`tasks/journal/retention.ts`); until then each start loads the app.
 */
export async function watchJournal(folder: vscode.Uri, look: () => Promise<void>): Promise<vscode.Disposable> {
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, journalName));
  const listeners = [watcher.onDidCreate(() => void look()), watcher.onDidChange(() => void look())];
  if (await holdsAnything(join(folder.fsPath, journalName))) await look();
  return vscode.Disposable.from(watcher, ...listeners);
}

async function holdsAnything(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  return found !== undefined && found.size > 0;
}
