import * as l10n from "@vscode/l10n";
import type { App } from "../app.ts";
import type { AccountInstance } from "../accounts/inventory.ts";
import { Refusal } from "../base/refusal.ts";
import type { ImageName } from "../ecm/imageName.ts";
import { hasEnded } from "../tasks/task.ts";
import type { Plan, PowerPlan } from "../tasks/plan.ts";
import {
  powerDetail,
  type Review,
  review,
  whatDescription,
  whatName,
  whichInstance,
  whichPower,
  wizardTitle,
} from "../view/imagePages.ts";
import { accountLabel } from "../view/accountWords.ts";
import { instanceName, whyNoImage } from "../view/instanceWords.ts";
import { plain } from "../view/plainText.ts";
import { suggestName } from "../view/suggestName.ts";
import type { Question } from "../view/question.ts";
import { typedName } from "../view/typedName.ts";
import type { Ask } from "../view/walk.ts";
import { everyInstance } from "./pickInstance.ts";

/** What an earlier try had, to begin with. */
export interface Earlier {
  readonly name: string;
  readonly description: string;
}

/** Creates an image of an instance: the one whose menu was used, or one picked from a list. */
export async function createImage(app: App, at?: AccountInstance, earlier?: Earlier): Promise<void> {
  const look = once((place: AccountInstance) => freshly(app, place));
  const answers = await app.screen.ask((ask) => askReview(app, ask, look, at, earlier));
  if (answers) await app.tracker.ask(planOf(answers));
}

type Look = (at: AccountInstance) => Promise<AccountInstance>;

async function askReview(app: App, ask: Ask, look: Look, chosen?: AccountInstance, earlier?: Earlier): Promise<Review> {
  const at = await look(chosen ?? (await ask(whichInstance(everyInstance(app)))));
  const isRunning = at.instance.state === "RUNNING";
  const title = wizardTitle(at);
  const isProtected = app.accounts.find(at.account.id)?.isProtected === true;
  const steps = 3 + (chosen ? 0 : 1) + (isRunning ? 1 : 0) + (isProtected ? 1 : 0);
  let step = chosen ? 0 : 1;
  const page = <T>(question: Question<T>): Promise<T> => ask({ ...question, step: ++step, steps });

  const suggested = earlier?.name ?? suggestName(at.instance, new Date(app.clock.now()));
  const name = await page(whatName(title, suggested, { isTaken: (name, signal) => isTaken(app, at, name, signal) }));
  const description = await page(whatDescription(title, earlier?.description));
  const power: PowerPlan = isRunning ? await page(whichPower(title)) : "asItIs";
  const answers: Review = { at, name, description, power };
  await page(review(title, answers));
  if (isProtected) await page(typedName(title, instanceName(at.instance), powerDetail(power)));
  return answers;
}

/** Going back walks the pages again; the cloud is asked only once for the same instance. */
function once(look: Look): Look {
  const seen = new Map<AccountInstance, Promise<AccountInstance>>();
  return (at) => {
    const known = seen.get(at) ?? look(at);
    seen.set(at, known);
    return known;
  };
}

/** The list may be old: what is asked next depends on the state the instance is in now. */
async function freshly({ accounts, inventory }: App, at: AccountInstance): Promise<AccountInstance> {
  const ids = [at.instance.id];
  const fresh = await accounts.ecm(at.account.id)?.instances({ ids }, AbortSignal.timeout(60_000));
  if (fresh) inventory.update(at.account.id, fresh);
  const instance = fresh?.find(({ id }) => id === at.instance.id);
  const reason = instance ? whyNoImage(instance) : l10n.t("it is gone");
  if (instance && reason === undefined) return { account: at.account, instance };
  throw new Refusal(
    l10n.t(
      "No image can be made of {0} ({1}) now: {2}.",
      plain(instanceName(at.instance)),
      accountLabel(at.account),
      reason ?? "",
    ),
  );
}

/** Names are unique in an account, those of images still being made included. The API's filter is fuzzy. */
async function isTaken(
  { accounts, tracker }: App,
  at: AccountInstance,
  name: ImageName,
  signal: AbortSignal,
): Promise<boolean> {
  const isBeingMade = tracker.tasks.some(
    (task) => !hasEnded(task) && task.plan.account.id === at.account.id && task.plan.image.name === name,
  );
  if (isBeingMade) return true;
  const images = (await accounts.ecm(at.account.id)?.images({ name }, signal)) ?? [];
  return images.some((image) => image.name === name);
}

const planOf = ({ at: { account, instance }, name, description, power }: Review): Plan => ({
  account: { id: account.id, label: account.label, site: account.site },
  instance: {
    id: instance.id,
    name: instanceName(instance),
    region: instance.region.id,
    systemDiskGb: instance.systemDisk?.sizeGb ?? 0,
  },
  image: { name, description },
  power,
});
