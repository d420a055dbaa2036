import * as l10n from "@vscode/l10n";
import type { App } from "../app.ts";
import { Refusal } from "../base/refusal.ts";
import type { Choice } from "../tasks/entry.ts";
import type { TaskKey } from "../tasks/plan.ts";
import { isDoubtful } from "../tasks/task.ts";
import { choicesOf } from "../view/choices.ts";
import { whichWay } from "../view/taskPages.ts";
import { pickTask } from "./pickTask.ts";

/** Answers what a task waits for. A button that is older than the task's state does nothing but say so. */
export async function decideTask(app: App, key?: TaskKey, decided?: Choice): Promise<void> {
  const task = await pickTask(app, l10n.t("Decide"), key, isDoubtful);
  if (!task) return;
  const offered = choicesOf(task);
  if (offered.length === 0) throw new Refusal(l10n.t("This task no longer waits for a decision."));
  const choice = decided ?? (await app.screen.ask((ask) => ask(whichWay(task))));
  if (choice && offered.includes(choice)) await app.tracker.choose(task.key, choice);
}
