import * as l10n from "@vscode/l10n";
import { meaningOf } from "../../ecm/errors/classify.ts";
import {
  hasEnded,
  needsDecision,
  mayHaveLeftImage,
  type Task,
  type Trouble,
  type TroubleOf,
} from "../../tasks/task.ts";
import { usualDuration } from "../../tasks/usualDuration.ts";
import { failureText } from "../errors/failureText.ts";
import { markdown, plain } from "../text/escape.ts";
import { sentences } from "../text/phrases.ts";
import { duration, localTime, usually } from "../text/time.ts";
import { commandLink } from "../ui/commandLinks.ts";
import type { Row } from "../ui/row.ts";
import { silenceIcon, taskIcon, taskStateLabel, troubleText } from "./taskText.ts";

/** Tasks that need the user first, then running tasks, then ended ones; the latest first. */
export const taskRows = (tasks: readonly Task[], now: number, troubleOf: TroubleOf = () => undefined): readonly Row[] =>
  tasks
    .filter((task) => !(hasEnded(task) && task.dismissed))
    .toSorted((a, b) => urgency(a) - urgency(b) || b.askedAt - a.askedAt)
    .map((task) => taskRow(task, tasks, now, troubleOf(task.key)));

const urgency = (task: Task): number => (hasEnded(task) ? 2 : needsDecision(task) || task.paused ? 0 : 1);

function taskRow(task: Task, tasks: readonly Task[], now: number, trouble: Trouble | undefined): Row {
  const label = plain(task.plan.image.name);
  const { instance, account } = task.plan;
  const lasted = duration((hasEnded(task) ? task.endedAt : now) - task.askedAt);
  const description = [...stateTexts(task, now, trouble), plain(instance.name), plain(account.label), lasted].join(
    " · ",
  );
  return {
    id: task.key,
    label,
    description,
    ...(trouble && isGoingOn(task) ? silenceIcon : taskIcon(task)),
    menu: contextValue(task),
    spoken: l10n.t("Image {0}, {1}", label, description),
    subject: task.key,
    click: commandLink("ecm.showTask", task.key),
    isOpen: false,
    rows: () => factRows(task, trouble),
    tooltip: async () => taskTooltip(task, tasks, trouble),
  };
}

/** Whether the task continues without the user. */
const isGoingOn = (task: Task): boolean => !hasEnded(task) && !needsDecision(task);

/** The failing calls come first, because the state was observed before them. */
function stateTexts(task: Task, now: number, trouble: Trouble | undefined): readonly string[] {
  if (!trouble || hasEnded(task)) return [taskStateLabel(task)];
  const words = [troubleText(trouble, now), taskStateLabel(task)];
  return isGoingOn(task) ? words : words.toReversed();
}

/** All facts of a task and, while it runs, the usual duration. */
function taskTooltip(task: Task, tasks: readonly Task[], trouble: Trouble | undefined): string {
  const usual = hasEnded(task) ? undefined : usualDuration(task, tasks);
  const facts = taskFacts(task, trouble).map(([name, value]) => `${markdown(name)}: ${markdown(value)}`);
  return [
    `**${markdown(task.plan.image.name)}**`,
    ...facts,
    ...(usual === undefined ? [] : [markdown(usually(usual))]),
  ].join("  \n");
}

function contextValue(task: Task): string {
  const words = ["task", hasEnded(task) ? "ended" : "running", task.state];
  if (needsDecision(task)) words.push("doubtful");
  if (!hasEnded(task) && task.paused) words.push("paused");
  if (!hasEnded(task) && !task.unwatched) words.push("watched");
  if (task.requestId !== "") words.push("requestId");
  if (task.state === "succeeded" && task.image) words.push("imageId");
  if (mayHaveLeftImage(task)) words.push("leftover");
  const remedy = !hasEnded(task) && task.paused && meaningOf(task.paused.code).remedy;
  if (remedy === "addAccount") words.push("signedOut");
  if (remedy === "renewAccount") words.push("renewable");
  if (remedy === "logIn") words.push("loggedOut");
  if (remedy === "refresh") words.push("locked");
  return words.join(" ");
}

const factRows = (task: Task, trouble: Trouble | undefined): readonly Row[] =>
  taskFacts(task, trouble).map(([name, value, icon]) => ({
    id: `${task.key}/${name}`,
    label: name,
    description: value,
    icon,
    menu: "fact",
    spoken: `${name}: ${value}`,
  }));

/** The non-empty facts of a task, the most important first. */
export function taskFacts(
  task: Task,
  trouble?: Trouble,
): readonly (readonly [name: string, value: string, icon: string])[] {
  const { plan } = task;
  const all: readonly (readonly [string, string, string])[] = [
    [l10n.t("State"), taskStateLabel(task), "info"],
    [l10n.t("Problem"), problemOf(task), "warning"],
    [l10n.t("Last look"), trouble && !hasEnded(task) ? failureText(trouble.failure).text : "", "debug-disconnect"],
    [l10n.t("Image ID"), task.state === "succeeded" && task.image ? task.image.id : "", "save"],
    [l10n.t("Instance"), `${plain(plan.instance.name)} (${plan.instance.id})`, "vm"],
    [l10n.t("Account"), plain(plan.account.label), "account"],
    [l10n.t("Asked"), localTime(task.askedAt), "calendar"],
    [l10n.t("Ended"), hasEnded(task) ? localTime(task.endedAt) : "", "calendar"],
    [l10n.t("Task ID"), "task" in task && task.task ? task.task : "", "symbol-number"],
    [l10n.t("RequestId"), task.requestId, "symbol-key"],
  ];
  return all.filter(([, value]) => value !== "");
}

function problemOf(task: Task): string {
  const failure = task.paused ?? ("failure" in task ? task.failure : undefined);
  if (!failure) return "";
  const { text, advice } = failureText(failure);
  return sentences(text, advice);
}
