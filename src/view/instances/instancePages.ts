import * as l10n from "@vscode/l10n";
import type { AccountInstance } from "../../accounts/inventory/inventory.ts";
import { hasEnded, type Task } from "../../tasks/task.ts";
import { accountLabel } from "../accounts/accountText.ts";
import { plain } from "../text/escape.ts";
import type { Confirmation, Notice } from "../ui/notice.ts";
import type { PickChoice, PickQuestion } from "../ui/question.ts";
import { instancesTitle } from "../wizard/wizardTitles.ts";
import { instanceName, instanceStateIcon, instanceStateLabel } from "./instanceText.ts";

/** Asks for an instance of any account. */
export const anyInstance = (
  title: string,
  places: Promise<readonly AccountInstance[]>,
): PickQuestion<AccountInstance> => ({
  kind: "pick",
  title,
  prompt: l10n.t("Which instance?"),
  choices: places.then((all) => all.map((at) => ({ ...instanceChoice(at), value: at }))),
});

export const instanceChoice = ({ account, instance }: AccountInstance): PickChoice<AccountInstance> => ({
  label: plain(instanceName(instance)),
  description: `${instanceStateLabel(instance)} · ${plain(instance.id)}`,
  detail: [accountLabel(account), plain(instance.zone.name)].join(" · "),
  icon: instanceStateIcon(instance).icon,
});

/** The power commands. */
export type PowerAction = "start" | "stop" | "reboot";
/** "soft" asks the guest to stop or restart; "hard" forces it. */
export type StopMode = "soft" | "hard";

export const powerActionLabel = (verb: PowerAction): string =>
  ({ start: l10n.t("Start"), stop: l10n.t("Stop"), reboot: l10n.t("Reboot") })[verb];

/** Asks whether the guest is asked or the stop or restart is forced. */
export const whichStopMode = (
  verb: "stop" | "reboot",
  targets: readonly AccountInstance[],
): PickQuestion<StopMode> => ({
  kind: "pick",
  title: instancesTitle(powerActionLabel(verb), targets),
  prompt: verb === "stop" ? l10n.t("How is it stopped?") : l10n.t("How is it restarted?"),
  choices: [
    {
      label: verb === "stop" ? l10n.t("Shut down") : l10n.t("Restart the operating system"),
      detail: l10n.t("Asks the operating system, which may not respond."),
      icon: "debug-pause",
      value: "soft",
    },
    {
      label: verb === "stop" ? l10n.t("Force power off") : l10n.t("Force restart"),
      detail: l10n.t("Like pulling the plug: unsaved data may be lost."),
      icon: "warning",
      value: "hard",
    },
  ],
});

const named = ({ account, instance }: AccountInstance): string =>
  l10n.t("{0} ({1})", plain(instanceName(instance)), accountLabel(account));

/** The confirmation of a power command: the instances with their accounts. */
export function powerConfirmation(
  verb: PowerAction,
  mode: StopMode,
  targets: readonly AccountInstance[],
  others: readonly AccountInstance[],
  tasks: readonly Task[],
): Confirmation {
  const [only] = targets;
  const what = targets.length === 1 && only ? named(only) : l10n.t("{0} instances", targets.length);
  const lines = targets.map(
    (at) => `${plain(instanceName(at.instance))} (${at.instance.id}) · ${accountLabel(at.account)}`,
  );
  const left = others.map((at) => l10n.t("Left out: {0}, {1}.", named(at), instanceStateLabel(at.instance)));
  const busy = targets.filter((at) => isImaged(at, tasks));
  const warnings = busy.map((at) => l10n.t("An image of {0} is being made: this may spoil it.", named(at)));
  const forced = mode === "hard" ? [forcedText(verb)] : [];
  return {
    text: l10n.t("{0} {1}?", powerActionLabel(verb), what),
    detail: [...lines, ...left, ...forced, ...warnings].join("\n"),
    yes: powerActionLabel(verb),
  };
}

const forcedText = (verb: PowerAction): string =>
  verb === "reboot"
    ? l10n.t("The restart is forced: unsaved data may be lost.")
    : l10n.t("Power is forced off: unsaved data may be lost.");

/** The consequence that a protected account shows before a name is typed. */
export function powerConsequence(verb: "stop" | "reboot", mode: StopMode): string {
  if (mode === "hard") return forcedText(verb);
  return verb === "stop" ? l10n.t("Services stop until the next start.") : l10n.t("Services stop during the restart.");
}

const isImaged = ({ account, instance }: AccountInstance, tasks: readonly Task[]): boolean =>
  tasks.some((task) => !hasEnded(task) && task.plan.account.id === account.id && task.plan.instance.id === instance.id);

/** The notification for a power command that failed for some of several instances. */
export const powerTrouble = (verb: PowerAction, done: number, troubles: readonly string[]): Notice => ({
  kind: "error",
  text: [l10n.t("{0}: {1} of {2} succeeded.", powerActionLabel(verb), done, done + troubles.length), ...troubles].join(
    " ",
  ),
  buttons: [],
});

export const powerTroubleOf = (at: AccountInstance, words: string): string => `${named(at)}: ${words}`;
