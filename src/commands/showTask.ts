import * as l10n from "@vscode/l10n";
import type { App } from "../app.ts";
import type { TaskKey } from "../tasks/plan.ts";
import { pickTask } from "./pickTask.ts";

/** Opens what is known of a task as a document. */
export async function showTask(app: App, key?: TaskKey): Promise<void> {
  const task = await pickTask(app, l10n.t("Show Task"), key, () => true);
  if (task) await app.screen.showTask(task);
}
