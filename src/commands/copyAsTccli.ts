import * as l10n from "@vscode/l10n";
import type { App } from "../app.ts";
import type { TaskKey } from "../tasks/plan.ts";
import { tccliCommand, tccliJson } from "../view/tccli.ts";
import { whichTccliForm } from "../view/taskPages.ts";
import { pickTask } from "./pickTask.ts";

/** Copies what a task asks of the cloud, for Tencent Cloud's own command line tool. Holds no secret. */
export async function copyAsTccli(app: App, key?: TaskKey): Promise<void> {
  const task = await pickTask(app, l10n.t("Copy as tccli"), key, () => true);
  if (!task) return;
  const form = await app.screen.ask((ask) => ask(whichTccliForm(task)));
  if (form) await app.screen.copy(form === "json" ? tccliJson(task.plan) : tccliCommand(task.plan));
}
