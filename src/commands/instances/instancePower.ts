import * as l10n from "@vscode/l10n";
import type { AccountInstance } from "../../accounts/inventory/inventory.ts";
import { lookAt } from "../../accounts/inventory/liveUpdates.ts";
import type { App } from "../../app.ts";
import { Refusal } from "../../base/userError.ts";
import { EcmError } from "../../ecm/errors/failure.ts";
import type { Ecm, InstanceId } from "../../ecm/model.ts";
import { failureWords } from "../../view/errors/failureText.ts";
import {
  powerConfirmation,
  powerConsequence,
  powerTrouble,
  powerVerb,
  type PowerVerb,
  type PowerWay,
  troubleOf,
  whichWay,
} from "../../view/instances/instancePages.ts";
import { instanceName, stateWord } from "../../view/instances/instanceText.ts";
import { plain } from "../../view/text/escape.ts";
import { listed } from "../../view/text/phrases.ts";
import { instancesTitle } from "../../view/wizard/wizardTitles.ts";
import { cloudOf } from "../shared/accountFor.ts";
import { askTyped } from "../shared/confirmProtected.ts";
import { pickInstance } from "../shared/pick.ts";

/** How a power command asks for what it does. */
const asks: Readonly<Record<PowerVerb, (ecm: Ecm, id: InstanceId, way: PowerWay) => Promise<unknown>>> = {
  start: (ecm, id) => ecm.startInstance(id, AbortSignal.timeout(60_000)),
  stop: (ecm, id, way) => ecm.stopInstance(id, way, AbortSignal.timeout(60_000)),
  reboot: (ecm, id, way) => ecm.rebootInstance(id, way, AbortSignal.timeout(60_000)),
};

const isFor = (verb: PowerVerb, { instance }: AccountInstance): boolean =>
  instance.state === (verb === "start" ? "STOPPED" : "RUNNING");

/** Starts, stops or reboots instances, after a modal question that names each with its account. */
export async function power(
  app: App,
  verb: PowerVerb,
  at: AccountInstance | undefined,
  all: readonly AccountInstance[] | undefined,
): Promise<void> {
  const first = at ?? (await pickInstance(app, powerVerb(verb), (each) => isFor(verb, each)));
  if (!first) return;
  const chosen = all ?? [first];
  const targets = chosen.filter((each) => isFor(verb, each));
  if (targets.length === 0) throw new Refusal(wrongState(chosen));
  const way = verb === "start" ? "soft" : await app.screen.ask((ask) => ask(whichWay(verb, targets)));
  if (way === undefined) return;
  const others = chosen.filter((each) => !targets.includes(each));
  if (!(await app.screen.confirm(powerConfirmation(verb, way, targets, others, app.tracker.tasks)))) return;
  const things = targets.map(({ account, instance }) => ({ account, name: instanceName(instance) }));
  if (
    verb !== "start" &&
    !(await askTyped(app, instancesTitle(powerVerb(verb), targets), things, powerConsequence(verb, way)))
  )
    return;
  await askAll(app, verb, way, targets);
}

const wrongState = (chosen: readonly AccountInstance[]): string =>
  l10n.t("That cannot be done now: {0}.", listed(chosen.map((at) => troubleOf(at, stateWord(at.instance)))));

async function askAll(app: App, verb: PowerVerb, way: PowerWay, targets: readonly AccountInstance[]): Promise<void> {
  const results = await Promise.allSettled(targets.map((at) => askOne(app, verb, way, at)));
  const troubles = results.flatMap((result, index) => {
    const at = targets[index];
    return result.status === "rejected" && at ? [{ at, error: result.reason as unknown }] : [];
  });
  await lookAgain(app, targets);
  const [only] = troubles;
  if (only && targets.length === 1) throw only.error;
  if (only) {
    const words = troubles.map(({ at, error }) => troubleOf(at, wordsOf(error)));
    await app.screen.tell(powerTrouble(verb, targets.length - troubles.length, words));
  }
}

async function askOne(app: App, verb: PowerVerb, way: PowerWay, at: AccountInstance): Promise<void> {
  await asks[verb](cloudOf(app, at.account), at.instance.id, way);
}

function wordsOf(error: unknown): string {
  if (error instanceof EcmError) return failureWords(error.failure).text;
  return plain(error instanceof Refusal ? error.message : String(error));
}

/** From here on the changing state is followed. A look that fails is made up for by the next refresh. */
async function lookAgain(app: App, targets: readonly AccountInstance[]): Promise<void> {
  const accounts = [...new Set(targets.map(({ account }) => account.id))];
  for (const account of accounts) {
    const ids = targets.filter((at) => at.account.id === account).map(({ instance }) => instance.id);
    await lookAt(app, account, ids, AbortSignal.timeout(60_000)).catch((error: unknown) => app.log.warn(String(error)));
  }
}

/** Starts stopped instances. */
export async function startInstance(app: App, at?: AccountInstance, all?: readonly AccountInstance[]): Promise<void> {
  await power(app, "start", at, all);
}

/** Stops running instances: asks the guest, or forces the power off. */
export async function stopInstance(app: App, at?: AccountInstance, all?: readonly AccountInstance[]): Promise<void> {
  await power(app, "stop", at, all);
}

/** Reboots running instances: asks the guest, or forces it. */
export async function rebootInstance(app: App, at?: AccountInstance, all?: readonly AccountInstance[]): Promise<void> {
  await power(app, "reboot", at, all);
}
