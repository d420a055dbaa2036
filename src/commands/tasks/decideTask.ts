import * as l10n from "@vscode/l10n";
import type { App } from "../../app.ts";
import { UserError } from "../../base/userError.ts";
import type { Decision } from "../../tasks/journal/taskEvent.ts";
import type { TaskKey } from "../../tasks/plan.ts";
import { needsDecision, type Task } from "../../tasks/task.ts";
import { decisionDetail, decisionsOf } from "../../view/tasks/taskDecisions.ts";
import { whichDecision } from "../../view/tasks/taskPages.ts";
import type { AskPage } from "../../view/wizard/wizard.ts";
import { titleOf } from "../../view/wizard/wizardTitles.ts";
import { confirmProtected } from "../shared/confirmProtected.ts";
import { pickTask } from "../shared/pick.ts";

/** Makes the decision a task waits for. Throws `UserError` if the task no longer waits. */
export async function decideTask(app: App, key?: TaskKey, decided?: Decision): Promise<void> {
  const task = await pickTask(app, l10n.t("Decide"), key, needsDecision);
  if (!task) return;
  const offered = decisionsOf(task);
  if (offered.length === 0) throw new UserError(l10n.t("This task no longer waits for a decision."));
  const choice = await app.screen.ask((ask) => askChoice(app, ask, task, decided));
  if (choice && offered.includes(choice)) await app.engine.decide(task.key, choice);
}

/** A protected account asks for the instance's name before power is forced off. */
async function askChoice(app: App, ask: AskPage, task: Task, decided?: Decision): Promise<Decision> {
  const choice = decided ?? (await ask(whichDecision(task)));
  if (choice === "force") {
    const { account, instance } = task.plan;
    const title = titleOf(l10n.t("Force Power Off"), account, instance.name);
    const targets = [{ account, name: instance.name }];
    await confirmProtected(app, ask, { title, targets, consequence: () => decisionDetail(choice) });
  }
  return choice;
}
