import * as l10n from "@vscode/l10n";
import type { Account } from "../../accounts/account.ts";
import type { App } from "../../app.ts";
import { UserError } from "../../base/userError.ts";
import type { Decision } from "../../tasks/journal/taskEvent.ts";
import type { TaskKey } from "../../tasks/plan.ts";
import { hasEnded, needsDecision, type Task } from "../../tasks/task.ts";
import { decisionConfirmation, decisionDetail, decisionsOf, touchesMachine } from "../../view/tasks/taskDecisions.ts";
import { whichContinuing } from "../../view/tasks/continuePages.ts";
import { whichDecision } from "../../view/tasks/taskPages.ts";
import type { AskPage } from "../../view/wizard/wizard.ts";
import { titleOf } from "../../view/wizard/wizardTitles.ts";
import { confirmProtected } from "../shared/confirmProtected.ts";
import { pickTask } from "../shared/pick.ts";

/** Makes the decision a task waits for. Throws `UserError` if the task no longer waits. */
export async function decideTask(app: App, key?: TaskKey, decided?: Decision): Promise<void> {
  const task = await pickTask(app, l10n.t("Decide"), key, (one) => needsDecision(one) || isPaused(one));
  if (!task) return;
  if (isPaused(task)) return continuePaused(app, task);
  const offered = decisionsOf(task);
  if (offered.length === 0) throw new UserError(l10n.t("This task no longer waits for a decision."));
  const choice = await app.screen.ask((ask) => askChoice(app, ask, task, decided));
  if (!choice || !offered.includes(choice) || !(await isSure(app, task, choice))) return;
  await app.engine.decide(task.key, choice);
}

/** A decision that touches the instance or sends a request needs a modal dialog, unless a name was typed for it. */
async function isSure({ accounts, screen }: App, task: Task, decision: Decision): Promise<boolean> {
  const wasTyped = decision === "force" && accounts.find(task.plan.account.id)?.isProtected === true;
  return wasTyped || !touchesMachine(task, decision) || screen.confirm(decisionConfirmation(task, decision));
}

const isPaused = (task: Task): boolean => !hasEnded(task) && task.paused !== undefined;

/** Continues a paused task in another account that lists its instance, or ends it. */
async function continuePaused(app: App, task: Task): Promise<void> {
  const choice = await app.screen.ask((ask) => ask(whichContinuing(task, accountsWith(app, task))));
  if (choice === undefined) return;
  if (choice === "giveUp") return app.engine.decide(task.key, "giveUp");
  const { id, label, site } = choice.in;
  await app.engine.handOver(task.key, { id, label, site });
}

/** How long each account may take to list the instance, in milliseconds. */
const listMs = 20_000;

/** The other accounts that list the instance of a task: an instance ID belongs to one cloud account. */
async function accountsWith({ accounts }: App, task: Task): Promise<readonly Account[]> {
  const { id } = task.plan.instance;
  const lists = async (account: Account): Promise<boolean> => {
    const ecm = accounts.hasUnverifiedKeys(account.id) ? undefined : accounts.ecm(account.id);
    const found = await ecm?.instances({ ids: [id] }, AbortSignal.timeout(listMs)).catch(() => []);
    return found?.some((instance) => instance.id === id) ?? false;
  };
  const others = accounts.all.filter((account) => account.id !== task.plan.account.id);
  const listed = await Promise.all(others.map(lists));
  return others.filter((_, index) => listed[index]);
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
