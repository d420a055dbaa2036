import { stat } from "node:fs/promises";
import { join } from "node:path";
import * as vscode from "vscode";

/** The journal's file in the folder that all windows share. */
export const journalName = "tasks.jsonl";

/** A journal untouched for longer tells of the past only; milliseconds. */
const freshMs = 31 * 24 * 60 * 60_000;

/** Calls `look` when a task may be open: at once if the journal was written of late, and whenever a window writes it. */
export async function watchJournal(folder: vscode.Uri, look: () => Promise<void>): Promise<vscode.Disposable> {
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, journalName));
  const listeners = [watcher.onDidCreate(() => void look()), watcher.onDidChange(() => void look())];
  if (await isFresh(join(folder.fsPath, journalName))) await look();
  return vscode.Disposable.from(watcher, ...listeners);
}

async function isFresh(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs < freshMs;
}
