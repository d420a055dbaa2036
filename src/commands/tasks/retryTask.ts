import * as l10n from "@vscode/l10n";
import type { AccountInstance } from "../../accounts/inventory/inventory.ts";
import type { App } from "../../app.ts";
import { UserError } from "../../base/userError.ts";
import type { Plan, TaskKey } from "../../tasks/plan.ts";
import { hasEnded, type Task } from "../../tasks/task.ts";
import { goneText } from "../../view/instances/instanceText.ts";
import { batchOf } from "../../view/tasks/batch.ts";
import type { RetryOptions } from "../../view/ui/commandLinks.ts";
import { createImage } from "../images/createImage.ts";
import { createImages } from "../images/createImages.ts";
import { requireCloud } from "../shared/accountFor.ts";
import { pickTask } from "../shared/pick.ts";
import { callTimeout } from "../../ecm/limits.ts";

/** Opens the wizard with an ended task's answers. Nothing is sent before the user confirms the last page. */
export async function retryTask(app: App, key?: TaskKey, how: RetryOptions = {}): Promise<void> {
  const task = await pickTask(app, l10n.t("Retry Task"), key, isToRetry);
  if (!task) return;
  if (how.failedOfBatch) return retryBatch(app, batchOf(task, app.engine.tasks).filter(isToRetry));
  const { image, power } = task.plan;
  const at = await find(app, task.plan);
  await createImage(app, at, [], {
    ...(how.renames ? {} : { name: image.name }),
    description: image.description,
    power: how.power ?? power,
    ...(how.waits && { waits: true }),
  });
}

const isToRetry = (task: Task): boolean => hasEnded(task) && task.state !== "succeeded";

async function retryBatch(app: App, tasks: readonly Task[]): Promise<void> {
  const entries = tasks.map(async ({ plan }) => ({ at: await find(app, plan), ...plan.image, ...powerOf(plan) }));
  await createImages(app, await Promise.all(entries));
}

/** Keeps the power plan of a running instance. A stopped instance's plan depends on its current state. */
const powerOf = ({ power }: Plan) => (power === "asItIs" ? {} : { power });

/** Looks up the instance's current state: DescribeInstances. */
async function find(app: App, { account: pinned, instance }: Plan): Promise<AccountInstance> {
  const found = await requireCloud(app, pinned).instances({ ids: [instance.id] }, callTimeout());
  const account = app.accounts.find(pinned.id);
  const fresh = found.find(({ id }) => id === instance.id);
  if (!account || !fresh) throw new UserError(goneText(pinned, instance.name));
  return { account, instance: fresh };
}
