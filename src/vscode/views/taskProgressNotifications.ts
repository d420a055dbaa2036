import * as vscode from "vscode";
import type { App } from "../../app.ts";
import { anyEvent } from "../../base/events.ts";
import { logError } from "../../base/log.ts";
import type { WindowId } from "../../tasks/journal/taskEvent.ts";
import type { Task } from "../../tasks/task.ts";
import { ProgressPace } from "../../view/tasks/progressPace.ts";
import { isOnScreen, progressKey, progressTitle, progressText } from "../../view/tasks/taskProgress.ts";
import { showProblem } from "../problems.ts";

type ProgressServices = Pick<App, "accounts" | "taskStore" | "log" | "screen" | "settings" | "engine"> & {
  readonly me: WindowId;
};

/** Shows one progress notification for each request of this window, until it ends or the user stops watching. */
export function taskProgressNotifications(services: ProgressServices): vscode.Disposable {
  const { taskStore, log, settings, me } = services;
  const open = new Set<string>();
  return taskStore.onDidChange(() => {
    if (settings.notifications !== "all") return;
    for (const task of taskStore.tasks.filter((each) => isOnScreen(each, me))) {
      const key = progressKey(task);
      if (open.has(key)) continue;
      open.add(key);
      follow(key, services)
        .catch(logError(log))
        .finally(() => open.delete(key));
    }
  });
}

async function follow(key: string, services: ProgressServices): Promise<void> {
  const { taskStore, me, engine } = services;
  const mine = () => taskStore.tasks.filter((task) => progressKey(task) === key);
  const isGoingOn = (tasks: readonly Task[]) => tasks.some((task) => isOnScreen(task, me));
  const options = { location: vscode.ProgressLocation.Notification, title: progressTitle(mine()), cancellable };
  await vscode.window.withProgress(options, (bar, token) => {
    token.onCancellationRequested(() =>
      stopWatching(
        mine().filter((each) => isOnScreen(each, me)),
        services,
      ),
    );
    const pace = new ProgressPace();
    return new Promise<void>((done) => {
      const tell = () => {
        const tasks = mine();
        if (isGoingOn(tasks)) {
          if (pace.isDue(tasks, Date.now(), engine.troubleOf))
            bar.report({ message: progressText(tasks, taskStore.tasks, Date.now(), engine.troubleOf) });
          return;
        }
        clearInterval(timer);
        changes.dispose();
        done();
      };
      const timer = setInterval(tell, 1000);
      const changes = anyEvent(taskStore.onDidChange, engine.onDidChangeTroubles)(tell);
      tell();
    });
  });
}

async function stopWatching(tasks: readonly Task[], services: ProgressServices): Promise<void> {
  try {
    for (const { key } of tasks) await services.taskStore.stopWatching(key);
  } catch (error) {
    await showProblem(services, error, undefined);
  }
}

/**
 * The label of the notification's button. VS Code accepts a string here, but its types only know `true`, which shows
 * "Cancel"; creating an image cannot be canceled.
 */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
const cancellable = vscode.l10n.t("Stop Watching") as unknown as boolean;
