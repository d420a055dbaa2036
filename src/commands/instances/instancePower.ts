import * as l10n from "@vscode/l10n";
import type { AccountInstance } from "../../accounts/inventory/inventory.ts";
import { refreshInstances } from "../../accounts/inventory/liveUpdates.ts";
import type { App } from "../../app.ts";
import { UserError } from "../../base/userError.ts";
import { EcmError } from "../../ecm/errors/failure.ts";
import type { Ecm, InstanceId } from "../../ecm/model.ts";
import { failureText } from "../../view/errors/failureText.ts";
import {
  powerConfirmation,
  powerConsequence,
  powerTrouble,
  powerActionLabel,
  type PowerAction,
  type StopMode,
  powerTroubleOf,
  whichStopMode,
} from "../../view/instances/instancePages.ts";
import { instanceName, instanceStateLabel } from "../../view/instances/instanceText.ts";
import { plain } from "../../view/text/escape.ts";
import { listed } from "../../view/text/phrases.ts";
import type { AskPage } from "../../view/wizard/wizard.ts";
import { instancesTitle } from "../../view/wizard/wizardTitles.ts";
import { requireCloud } from "../shared/accountFor.ts";
import { confirmProtected } from "../shared/confirmProtected.ts";
import { pickInstance } from "../shared/pick.ts";
import { callTimeout } from "../../ecm/limits.ts";

/** The API call of each power command. */
const asks: Readonly<Record<PowerAction, (ecm: Ecm, id: InstanceId, mode: StopMode) => Promise<unknown>>> = {
  start: (ecm, id) => ecm.startInstance(id, callTimeout()),
  stop: (ecm, id, mode) => ecm.stopInstance(id, mode, callTimeout()),
  reboot: (ecm, id, mode) => ecm.rebootInstance(id, mode, callTimeout()),
};

const isFor = (verb: PowerAction, { instance }: AccountInstance): boolean =>
  instance.state === (verb === "start" ? "STOPPED" : "RUNNING");

/** Starts, stops or reboots instances, after a modal question that names each with its account. */
export async function runPowerCommand(
  app: App,
  verb: PowerAction,
  at: AccountInstance | undefined,
  all: readonly AccountInstance[] | undefined,
): Promise<void> {
  const first = at ?? (await pickInstance(app, powerActionLabel(verb), (each) => isFor(verb, each)));
  if (!first) return;
  const chosen = all ?? [first];
  const targets = chosen.filter((each) => isFor(verb, each));
  if (targets.length === 0) throw new UserError(wrongState(chosen));
  const mode = verb === "start" ? "soft" : await app.screen.ask((ask) => ask(whichStopMode(verb, targets)));
  if (mode === undefined) return;
  const others = chosen.filter((each) => !targets.includes(each));
  if (!(await app.screen.confirm(powerConfirmation(verb, mode, targets, others, app.engine.tasks)))) return;
  if (verb !== "start" && !(await app.screen.ask((ask) => confirmPower(app, ask, verb, mode, targets)))) return;
  await askAll(app, verb, mode, targets);
}

const confirmPower = (
  app: App,
  ask: AskPage,
  verb: "stop" | "reboot",
  mode: StopMode,
  targets: readonly AccountInstance[],
): Promise<true> =>
  confirmProtected(app, ask, {
    title: instancesTitle(powerActionLabel(verb), targets),
    targets: targets.map(({ account, instance }) => ({ account, name: instanceName(instance) })),
    consequence: () => powerConsequence(verb, mode),
  });

const wrongState = (chosen: readonly AccountInstance[]): string =>
  l10n.t(
    "That cannot be done now: {0}.",
    listed(chosen.map((at) => powerTroubleOf(at, instanceStateLabel(at.instance)))),
  );

async function askAll(app: App, verb: PowerAction, mode: StopMode, targets: readonly AccountInstance[]): Promise<void> {
  const results = await Promise.allSettled(targets.map((at) => askOne(app, verb, mode, at)));
  const troubles = results.flatMap((result, index) => {
    const at = targets[index];
    return result.status === "rejected" && at ? [{ at, error: result.reason as unknown }] : [];
  });
  await lookAgain(app, targets);
  const [only] = troubles;
  if (only && targets.length === 1) throw only.error;
  if (only) {
    const words = troubles.map(({ at, error }) => powerTroubleOf(at, wordsOf(error)));
    await app.screen.tell(powerTrouble(verb, targets.length - troubles.length, words));
  }
}

async function askOne(app: App, verb: PowerAction, mode: StopMode, at: AccountInstance): Promise<void> {
  await asks[verb](requireCloud(app, at.account), at.instance.id, mode);
}

function wordsOf(error: unknown): string {
  if (error instanceof EcmError) return failureText(error.failure).text;
  return plain(error instanceof UserError ? error.message : String(error));
}

/** Refreshes the instances, which starts live updates. A failure is only logged, because the next refresh recovers. */
async function lookAgain(app: App, targets: readonly AccountInstance[]): Promise<void> {
  const accounts = [...new Set(targets.map(({ account }) => account.id))];
  for (const account of accounts) {
    const ids = targets.filter((at) => at.account.id === account).map(({ instance }) => instance.id);
    await refreshInstances(app, account, ids, callTimeout()).catch((error: unknown) => app.log.warn(String(error)));
  }
}

/** Starts stopped instances. */
export async function startInstance(app: App, at?: AccountInstance, all?: readonly AccountInstance[]): Promise<void> {
  await runPowerCommand(app, "start", at, all);
}

/** Stops running instances: shuts the guest down, or forces power off. */
export async function stopInstance(app: App, at?: AccountInstance, all?: readonly AccountInstance[]): Promise<void> {
  await runPowerCommand(app, "stop", at, all);
}

/** Reboots running instances: restarts the guest, or forces a restart. */
export async function rebootInstance(app: App, at?: AccountInstance, all?: readonly AccountInstance[]): Promise<void> {
  await runPowerCommand(app, "reboot", at, all);
}
