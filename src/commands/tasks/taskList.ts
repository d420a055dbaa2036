import * as l10n from "@vscode/l10n";
import type { App } from "../../app.ts";
import type { TaskKey } from "../../tasks/plan.ts";
import { hasEnded } from "../../tasks/task.ts";
import { pickTask } from "../shared/pick.ts";

/** Opens a task's document. */
export async function showTask(app: App, key?: TaskKey): Promise<void> {
  const task = await pickTask(app, l10n.t("Show Task"), key, () => true);
  if (task) await app.screen.showTask(task);
}

/** Removes an ended task from the Tasks view. */
export async function dismissTask(app: App, key?: TaskKey): Promise<void> {
  const task = await pickTask(app, l10n.t("Dismiss Task"), key, (each) => hasEnded(each) && !each.dismissed);
  if (task) await app.taskStore.dismiss(task.key);
}

/** Closes a task's progress notification. The task itself continues and cannot be cancelled. */
export async function stopWatching(app: App, key?: TaskKey): Promise<void> {
  const task = await pickTask(app, l10n.t("Stop Watching"), key, (each) => !hasEnded(each) && !each.unwatched);
  if (task) await app.taskStore.stopWatching(task.key);
}
