import * as l10n from "@vscode/l10n";
import type { AccountImage, AccountInstance } from "../../accounts/inventory/inventory.ts";
import type { App } from "../../app.ts";
import { UserError } from "../../base/userError.ts";
import type { TaskKey } from "../../tasks/plan.ts";
import type { Task } from "../../tasks/task.ts";
import { whichImage } from "../../view/images/imagePages.ts";
import { anyInstance } from "../../view/instances/instancePages.ts";
import { whichTask } from "../../view/tasks/taskPages.ts";

/** Whether a command is for an instance. */
type IsFit = (at: AccountInstance) => boolean;

/** The instances of all accounts that a command is for; what is not listed yet is waited for. */
export async function everyInstance(
  { accounts, inventory }: App,
  isFit: IsFit = () => true,
): Promise<readonly AccountInstance[]> {
  await Promise.all(accounts.all.map(({ id }) => inventory.open(id)));
  const all = accounts.all.flatMap((account) =>
    inventory.of(account.id).items.map((instance) => ({ account, instance })),
  );
  const found = all.filter(isFit);
  if (found.length === 0) throw new UserError(l10n.t("There is no instance for that now."));
  return found;
}

/** An instance picked from those the command is for, for a command that came without one. */
export const pickInstance = (app: App, title: string, isFit?: IsFit): Promise<AccountInstance | undefined> =>
  app.screen.ask((ask) => ask(anyInstance(title, everyInstance(app, isFit))));

/** The private images of all accounts; what is not listed yet is waited for. */
export async function everyImage({ accounts, images }: App): Promise<readonly AccountImage[]> {
  await Promise.all(accounts.all.map(({ id }) => images.open(id)));
  const all = accounts.all.flatMap((account) => images.of(account.id).items.map((image) => ({ account, image })));
  if (all.length === 0) throw new UserError(l10n.t("There is no private image."));
  return all;
}

/** An image picked from a list, for a command that came without one. */
export const pickImage = (app: App, title: string): Promise<AccountImage | undefined> =>
  app.screen.ask((ask) => ask(whichImage(title, everyImage(app))));

/** The task whose menu was used, or one picked from those the command is for. `undefined` when the person leaves. */
export async function pickTask(
  { taskStore, screen }: App,
  title: string,
  key: TaskKey | undefined,
  isFit: (task: Task) => boolean,
): Promise<Task | undefined> {
  if (key !== undefined) return taskStore.find(key);
  const tasks = taskStore.tasks.filter(isFit).toReversed();
  if (tasks.length === 0) throw new UserError(l10n.t("There is no task for that now."));
  return screen.ask((ask) => ask(whichTask(title, tasks)));
}
