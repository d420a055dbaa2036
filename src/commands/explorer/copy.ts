import * as l10n from "@vscode/l10n";
import { actionsFor, policyFor } from "../../accounts/connection/policies.ts";
import type { AccountImage, AccountInstance } from "../../accounts/inventory/inventory.ts";
import type { App } from "../../app.ts";
import type { Plan, TaskKey } from "../../tasks/plan.ts";
import type { Task } from "../../tasks/task.ts";
import { whichPurpose } from "../../view/accounts/accountPages.ts";
import { type TccliForm, whichTccliForm } from "../../view/tasks/taskPages.ts";
import { tccliCommand, tccliJson } from "../../view/tccli/tccliCommands.ts";
import { tccliTarget } from "../../view/tccli/tccliTarget.ts";
import { pickInstance, pickTask } from "../shared/pick.ts";

type Place = AccountInstance | AccountImage;

/** Copies the IDs of instances or images, one per line. */
export async function copyId(app: App, at?: Place, all?: readonly Place[]): Promise<void> {
  const first = at ?? (await pickInstance(app, l10n.t("Copy ID")));
  if (first) await app.screen.copy((all ?? [first]).map(idOf).join("\n"));
}

const idOf = (place: Place): string => ("instance" in place ? place.instance.id : place.image.id);

/** Copies the public IP address of each instance, or the private one if there is no other; one per line. */
export async function copyIp(app: App, at?: AccountInstance, all?: readonly AccountInstance[]): Promise<void> {
  const first = at ?? (await pickInstance(app, l10n.t("Copy IP"), (each) => addressOf(each) !== undefined));
  if (!first) return;
  const known = (all ?? [first]).map(addressOf).filter((address) => address !== undefined);
  if (known.length > 0) await app.screen.copy(known.join("\n"));
}

const addressOf = ({ instance: { publicIps, privateIps } }: AccountInstance): string | undefined =>
  publicIps[0] ?? privateIps[0];

/** Copies the ID of the image that a task has made. */
export async function copyImageId(app: App, key?: TaskKey): Promise<void> {
  const task = await pickTask(app, l10n.t("Copy Image ID"), key, (each) => imageId(each) !== undefined);
  const id = task && imageId(task);
  if (id !== undefined) await app.screen.copy(id);
}

const imageId = (task: Task): string | undefined => (task.state === "succeeded" ? task.image?.id : undefined);

/** Copies the RequestId of a task or failed call. Tencent Cloud's support asks for it. */
export async function copyRequestId(app: App, of?: TaskKey | { readonly requestId: string }): Promise<void> {
  if (typeof of === "object") return app.screen.copy(of.requestId);
  const task = await pickTask(app, l10n.t("Copy RequestId"), of, ({ requestId }) => requestId !== "");
  if (task) await app.screen.copy(task.requestId);
}

/** Copies a task's request for tccli. Contains no secret. */
export async function copyAsTccli(app: App, key?: TaskKey): Promise<void> {
  const task = await pickTask(app, l10n.t("Copy as tccli"), key, () => true);
  if (!task) return;
  const form = await app.screen.ask((ask) => ask(whichTccliForm(task, app.shell)));
  if (form) await app.screen.copy(tccliText(app, task.plan, form));
}

const tccliText = (app: App, plan: Plan, form: TccliForm): string =>
  form === "json" ? tccliJson(plan) : tccliCommand(plan, { ...tccliTarget(app, plan), shell: form });

/** Copies the minimal CAM policy for a purpose, or for a denied action. */
export async function copyPolicy({ screen }: App, denied?: { readonly action: string }): Promise<void> {
  if (denied) return screen.copy(policyFor([denied.action]));
  const purpose = await screen.ask((ask) => ask(whichPurpose()));
  if (purpose) await screen.copy(policyFor(actionsFor[purpose]));
}
