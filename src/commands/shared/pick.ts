import * as l10n from "@vscode/l10n";
import type { AccountImage, AccountInstance } from "../../accounts/inventory/inventory.ts";
import type { App } from "../../app.ts";
import { UserError } from "../../base/userError.ts";
import type { TaskKey } from "../../tasks/plan.ts";
import type { Task } from "../../tasks/task.ts";
import { whichImage } from "../../view/images/imagePages.ts";
import { anyInstance } from "../../view/instances/instancePages.ts";
import { whichTask } from "../../view/tasks/taskPages.ts";

/** Whether a command applies to an instance. */
type IsFit = (at: AccountInstance) => boolean;

/** Lists the instances that a command applies to, of all accounts. Throws `UserError` if there are none. */
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

/** Asks for an instance that the command applies to. `undefined` if the user cancels. */
export const pickInstance = (app: App, title: string, isFit?: IsFit): Promise<AccountInstance | undefined> =>
  app.screen.ask((ask) => ask(anyInstance(title, everyInstance(app, isFit))));

/** Lists the private images of all accounts. Throws `UserError` if there are none. */
export async function everyImage({ accounts, images }: App): Promise<readonly AccountImage[]> {
  await Promise.all(accounts.all.map(({ id }) => images.open(id)));
  const all = accounts.all.flatMap((account) => images.of(account.id).items.map((image) => ({ account, image })));
  if (all.length === 0) throw new UserError(l10n.t("There is no private image."));
  return all;
}

/** Asks for an image. `undefined` if the user cancels. */
export const pickImage = (app: App, title: string): Promise<AccountImage | undefined> =>
  app.screen.ask((ask) => ask(whichImage(title, everyImage(app))));

/** The task of `key`, or one the user picks. `undefined` if the user cancels. */
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
