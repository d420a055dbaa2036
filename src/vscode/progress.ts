import * as vscode from "vscode";
import type { Board } from "../tasks/board.ts";
import type { WindowId } from "../tasks/entry.ts";
import type { TaskKey } from "../tasks/plan.ts";
import type { Tracker } from "../tasks/tracker.ts";
import { isOnScreen, progressTitle, progressWords } from "../view/progress.ts";

/** One progress notification for each running task of this window, until it ends or the person has seen enough. */
export function progress(board: Board, tracker: Tracker, me: WindowId): vscode.Disposable {
  const open = new Set<TaskKey>();
  return board.changed.on(() => {
    for (const { key } of board.tasks.filter((task) => isOnScreen(task, me) && !open.has(task.key))) {
      open.add(key);
      void follow(key, board, tracker, me).finally(() => open.delete(key));
    }
  });
}

async function follow(key: TaskKey, board: Board, tracker: Tracker, me: WindowId): Promise<void> {
  const task = board.find(key);
  if (!task) return;
  const options = { location: vscode.ProgressLocation.Notification, title: progressTitle(task), cancellable };
  await vscode.window.withProgress(options, (bar, token) => {
    token.onCancellationRequested(() => void tracker.stopWatching(key));
    return new Promise<void>((done) => {
      const tell = () => {
        const now = board.find(key);
        if (now && isOnScreen(now, me)) return bar.report({ message: progressWords(now, Date.now()) });
        clearInterval(timer);
        changes.dispose();
        done();
      };
      const timer = setInterval(tell, 1000);
      const changes = board.changed.on(tell);
      tell();
    });
  });
}

/**
 * VS Code shows a text given here as the button's label. Its types only know `true`, which says "Cancel", and an image
 * in the making cannot be cancelled.
 */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
const cancellable = vscode.l10n.t("Stop Watching") as unknown as boolean;
