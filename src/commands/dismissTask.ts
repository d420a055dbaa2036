import * as l10n from "@vscode/l10n";
import type { App } from "../app.ts";
import type { TaskKey } from "../tasks/plan.ts";
import { hasEnded } from "../tasks/task.ts";
import { pickTask } from "./pickTask.ts";

/** Takes an ended task out of the list. */
export async function dismissTask(app: App, key?: TaskKey): Promise<void> {
  const task = await pickTask(app, l10n.t("Dismiss Task"), key, (each) => hasEnded(each) && !each.dismissed);
  if (task) await app.tracker.dismiss(task.key);
}
