import * as l10n from "@vscode/l10n";
import type { App } from "../app.ts";
import { Refusal } from "../base/refusal.ts";
import type { TaskKey } from "../tasks/plan.ts";
import { hasEnded } from "../tasks/task.ts";
import { createImage } from "./createImage.ts";
import { pickTask } from "./pickTask.ts";

/** Opens the wizard again with what an ended task had asked for. Nothing is sent before its last page. */
export async function retryTask(app: App, key?: TaskKey): Promise<void> {
  const task = await pickTask(app, l10n.t("Retry Task"), key, (each) => hasEnded(each) && each.state !== "succeeded");
  if (!task) return;
  const { account: pinned, instance, image } = task.plan;
  const account = app.accounts.find(pinned.id);
  if (!account) throw new Refusal(l10n.t("Account {0} is signed out. Add it again first.", pinned.label));
  const ids = [instance.id];
  const found = await app.accounts.ecm(account.id)?.instances({ ids }, AbortSignal.timeout(60_000));
  const fresh = found?.find(({ id }) => id === instance.id);
  if (!fresh) throw new Refusal(l10n.t("Instance {0} is gone.", instance.name));
  await createImage(app, { account, instance: fresh }, image);
}
