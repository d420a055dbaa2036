import * as l10n from "@vscode/l10n";
import type { ChangingAction, TaskEvent } from "../../tasks/journal/taskEvent.ts";
import type { Plan } from "../../tasks/plan.ts";
import type { Task, Trouble } from "../../tasks/task.ts";
import { tccliCommand } from "../tccli/tccliCommands.ts";
import type { TccliTarget } from "../tccli/tccliTarget.ts";
import { failureText } from "../errors/failureText.ts";
import { markdown, plain } from "../text/escape.ts";
import { localTime } from "../text/time.ts";
import { tabTitle } from "../text/wrap.ts";
import { decisionLabel } from "./taskDecisions.ts";
import { taskFacts } from "./taskRows.ts";

/** A task as a Markdown document: its facts and its timeline. */
export function taskDocument(task: Task, history: readonly TaskEvent[], tccli: TccliTarget, trouble?: Trouble): string {
  const facts = taskFacts(task, trouble).map(([name, value]) => `- ${markdown(name)}: ${markdown(value)}`);
  const steps = history.flatMap((event) => {
    const words = eventText(event);
    return words === "" ? [] : [`- ${localTime(event.at)}  ${markdown(words)}`];
  });
  const heading = l10n.t("Image {0}", task.plan.image.name);
  return [
    `# ${markdown(heading)}`,
    "",
    ...facts,
    "",
    `## ${l10n.t("Timeline")}`,
    "",
    ...steps,
    "",
    ...sameByHand(task.plan, tccli),
    "",
  ].join("\n");
}

/** The file name of a task's document, from the image name. */
export const taskFileName = ({ plan: { image } }: Task): string => `${tabTitle(image.name)}.md`;

/** The same request for tccli, as an indented code block, which no text inside can end. */
function sameByHand(plan: Plan, tccli: TccliTarget): readonly string[] {
  const lines = tccliCommand(plan, tccli).split("\n");
  return [`## ${l10n.t("The same with tccli")}`, "", ...lines.map((line) => `    ${line}`)];
}

/** The line of an event in the timeline; "" for events that only concern windows. */
export function eventText(event: TaskEvent): string {
  switch (event.type) {
    case "requested":
      return l10n.t("Asked for, and written down before anything was sent");
    case "handedOver":
      return l10n.t("Continues in the account {0}", plain(event.account.label));
    case "callAnnounced":
      return l10n.t("{0} is sent", event.action);
    case "callAnswered":
      return answerText(event.action, event.requestId, event.task);
    case "callFailed":
      return l10n.t(
        "{0} failed: {1} ({2}, RequestId {3})",
        event.action,
        failureText(event.failure).text,
        event.failure.code,
        event.failure.requestId || "–",
      );
    case "powerObserved":
      return event.state === "STOPPED" ? l10n.t("The instance is off") : l10n.t("The instance is running");
    case "adopted":
      return l10n.t("Found by its name and instance: {0}", event.image);
    case "reported":
      return reportText(event.report.status, event.report.message);
    case "taskLost":
      return l10n.t("The cloud no longer knows the task; the images will tell");
    case "verified":
      return event.image
        ? l10n.t("Checked: image {0}, state {1}, {2} GB", event.image.id, event.image.state, event.image.sizeGb)
        : l10n.t("The image is not in the list yet");
    case "decisionNeeded":
      return l10n.t("Waits for a decision");
    case "decided":
      return l10n.t("Decided: {0}", decisionLabel(event.decision));
    case "paused":
      return l10n.t("Paused: {0}", failureText(event.failure).text);
    case "resumed":
      return l10n.t("Goes on");
    case "claimed":
      return l10n.t("Another window took over");
    case "unwatched":
      return l10n.t("Watching was stopped");
    case "newer":
      return l10n.t("A newer version of this extension wrote something");
    case "confirmed":
    case "noticeClaimed":
    case "noticeShown":
    case "dismissed":
      return "";
    default:
      return event satisfies never;
  }
}

const answerText = (action: ChangingAction, requestId: string, task: string | undefined): string =>
  task === undefined
    ? l10n.t("{0} was accepted (RequestId {1})", action, requestId)
    : l10n.t("{0} was accepted: task {1} (RequestId {2})", action, task, requestId);

const reportText = (status: string, message: string): string =>
  status === "success" ? l10n.t("The cloud says: the image is made") : l10n.t("The cloud says: failed. {0}", message);
