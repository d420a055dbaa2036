import * as l10n from "@vscode/l10n";
import type { App } from "../../app.ts";
import { Refusal } from "../../base/userError.ts";
import type { Choice } from "../../tasks/journal/taskEvent.ts";
import type { TaskKey } from "../../tasks/plan.ts";
import { isDoubtful, type Task } from "../../tasks/task.ts";
import { choiceDetail, choicesOf } from "../../view/tasks/taskDecisions.ts";
import { whichWay } from "../../view/tasks/taskPages.ts";
import { typedName } from "../../view/wizard/typeToConfirm.ts";
import type { Ask } from "../../view/wizard/wizard.ts";
import { titleOf } from "../../view/wizard/wizardTitles.ts";
import { pickTask } from "../shared/pick.ts";

/** Answers what a task waits for. A button that is older than the task's state does nothing but say so. */
export async function decideTask(app: App, key?: TaskKey, decided?: Choice): Promise<void> {
  const task = await pickTask(app, l10n.t("Decide"), key, isDoubtful);
  if (!task) return;
  const offered = choicesOf(task);
  if (offered.length === 0) throw new Refusal(l10n.t("This task no longer waits for a decision."));
  const choice = await app.screen.ask((ask) => askChoice(app, ask, task, decided));
  if (choice && offered.includes(choice)) await app.tracker.choose(task.key, choice);
}

/** In a protected account power is forced off only after the instance's name was typed. */
async function askChoice({ accounts }: App, ask: Ask, task: Task, decided?: Choice): Promise<Choice> {
  const choice = decided ?? (await ask(whichWay(task)));
  const { account, instance } = task.plan;
  if (choice === "force" && accounts.find(account.id)?.isProtected) {
    const title = titleOf(l10n.t("Force Power Off"), account, instance.name);
    await ask(typedName(title, instance.name, choiceDetail(choice)));
  }
  return choice;
}
