import { basename, dirname } from "node:path";
import * as vscode from "vscode";
import type { Accounts } from "../accounts/accounts.ts";
import { Profiles } from "../accounts/profiles/profiles.ts";

/** Watches the files of linked profiles, so that an edit takes effect at once. */
export function watchProfiles(accounts: Accounts, onEdit: () => void): vscode.Disposable {
  const watchers = new Map<string, vscode.Disposable>();
  const follow = () => {
    const wanted = new Set(accounts.all.flatMap(({ link }) => (link ? Profiles.filesOf(link.reference) : [])));
    for (const [file, watcher] of watchers) {
      if (wanted.has(file)) continue;
      watcher.dispose();
      watchers.delete(file);
    }
    for (const file of wanted) if (!watchers.has(file)) watchers.set(file, watchFile(file, onEdit));
  };
  const changes = accounts.onDidChange(follow);
  return new vscode.Disposable(() => vscode.Disposable.from(changes, ...watchers.values()).dispose());
}

/** Watches a file through its folder, because tools may replace the file instead of writing to it. */
export function watchFile(file: string, onEdit: () => void): vscode.Disposable {
  const name = basename(file).replaceAll(/[*?[\]{}]/g, "?");
  const pattern = new vscode.RelativePattern(vscode.Uri.file(dirname(file)), name);
  const watcher = vscode.workspace.createFileSystemWatcher(pattern);
  return vscode.Disposable.from(
    watcher,
    watcher.onDidChange(onEdit),
    watcher.onDidCreate(onEdit),
    watcher.onDidDelete(onEdit),
  );
}
