import * as l10n from "@vscode/l10n";
import type { Decision } from "../../tasks/journal/taskEvent.ts";
import { owesPower, type Task } from "../../tasks/task.ts";
import { plain } from "../text/escape.ts";
import type { Confirmation } from "../ui/notice.ts";

interface DecisionText {
  readonly label: () => string;
  readonly detail: () => string;
}

const texts: Readonly<Record<Decision, DecisionText>> = {
  waitLonger: {
    label: () => l10n.t("Wait Longer"),
    detail: () => l10n.t("Gives the operating system another five minutes to shut down."),
  },
  force: {
    label: () => l10n.t("Force Power Off"),
    detail: () => l10n.t("Like pulling the plug: data that is not on the disk yet is lost."),
  },
  giveUp: {
    label: () => l10n.t("Give Up"),
    detail: () => l10n.t("No image. The instance is started again if it was shut down for this."),
  },
  lookAgain: {
    label: () => l10n.t("Look Again"),
    detail: () => l10n.t("Looks for the image for another two minutes. Sends nothing."),
  },
  sendAgain: {
    label: () => l10n.t("Send Again"),
    detail: () => l10n.t("Asks again by the same name. If the first request worked after all, its image is taken."),
  },
  startAgain: {
    label: () => l10n.t("Start Instance"),
    detail: () => l10n.t("Tries again to start the instance."),
  },
  keepWaiting: {
    label: () => l10n.t("Keep Waiting"),
    detail: () => l10n.t("Asks again in an hour if nothing has changed."),
  },
  startNow: {
    label: () => l10n.t("Start Instance Now"),
    detail: () => l10n.t("Starts the instance and keeps following the image."),
  },
  leaveOff: {
    label: () => l10n.t("Leave It Off"),
    detail: () => l10n.t("Ends the task; the instance stays as it is."),
  },
};

/** Whether a decision makes the extension send a call that changes something. */
export function touchesMachine(task: Task, decision: Decision): boolean {
  switch (decision) {
    case "force":
    case "sendAgain":
    case "startAgain":
    case "startNow":
      return true;
    case "giveUp":
      return owesPower(task);
    case "waitLonger":
    case "lookAgain":
    case "leaveOff":
    case "keepWaiting":
      return false;
    default:
      return decision satisfies never;
  }
}

/** What the user confirms before such a decision. */
export function decisionConfirmation({ plan }: Task, decision: Decision): Confirmation {
  const names = [plain(plan.instance.name), plain(plan.account.label), plain(plan.image.name)] as const;
  return {
    text: l10n.t("{0}: instance {1} ({2}), image {3}?", decisionLabel(decision), ...names),
    detail: decisionDetail(decision),
    yes: decisionLabel(decision),
  };
}

export const decisionLabel = (choice: Decision): string => texts[choice].label();
export const decisionDetail = (choice: Decision): string => texts[choice].detail();

/** The decisions that a task offers; empty unless it waits for one. */
export function decisionsOf(task: Task): readonly Decision[] {
  if (!task.decision) return [];
  switch (task.state) {
    case "stopping":
      return ["waitLonger", "force", "giveUp"];
    case "unknown":
      return ["lookAgain", "sendAgain", "giveUp"];
    case "starting":
      return ["startAgain", "leaveOff"];
    case "running":
    case "verifying":
      return owesPower(task) ? ["startNow", "keepWaiting", "giveUp"] : ["keepWaiting", "giveUp"];
    case "stopped":
      return ["keepWaiting", "giveUp"];
    case "asked":
    case "creating":
    case "succeeded":
    case "failed":
    case "givenUp":
      return [];
    default:
      return task satisfies never;
  }
}
