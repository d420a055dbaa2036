import * as l10n from "@vscode/l10n";
import { isJournalUnwritable, isUnanswered, meaningOf } from "../../ecm/errors/classify.ts";
import type { Failure } from "../../ecm/errors/failure.ts";
import { hasEnded, needsDecision, type Task, type TaskState, type Trouble } from "../../tasks/task.ts";
import { duration } from "../text/time.ts";
import type { Look } from "../ui/row.ts";

const looks: Readonly<Record<TaskState, Look>> = {
  asked: { stateLabel: () => l10n.t("about to begin"), icon: "clock" },
  stopping: { stateLabel: () => l10n.t("shutting the instance down"), icon: "sync~spin" },
  stopped: { stateLabel: () => l10n.t("instance is off, asking for the image"), icon: "sync~spin" },
  creating: { stateLabel: () => l10n.t("asking for the image"), icon: "sync~spin" },
  unknown: { stateLabel: () => l10n.t("answer lost, looking for the image"), icon: "search" },
  running: { stateLabel: () => l10n.t("image is being made"), icon: "sync~spin" },
  verifying: { stateLabel: () => l10n.t("image is made, checking it"), icon: "sync~spin" },
  starting: { stateLabel: () => l10n.t("starting the instance again"), icon: "sync~spin" },
  succeeded: { stateLabel: () => l10n.t("image is ready"), icon: "pass", color: "testing.iconPassed" },
  failed: { stateLabel: () => l10n.t("failed"), icon: "error", color: "testing.iconFailed" },
  givenUp: { stateLabel: () => l10n.t("given up"), icon: "circle-slash" },
};

const waiting: Look = {
  stateLabel: () => l10n.t("waits for your decision"),
  icon: "question",
  color: "list.warningForeground",
};
const paused = (failure: Failure): Look => ({
  stateLabel: () => pausedLabel(failure),
  icon: "debug-pause",
  color: "list.warningForeground",
});

/** What the user has to do to resume a paused task. The task's row offers it, too. */
function pausedLabel({ code }: Failure): string {
  const { remedy } = meaningOf(code);
  if (remedy === "addAccount") return l10n.t("paused: add the account again to go on");
  if (remedy === "logIn") return l10n.t("paused: sign in with tccli to go on");
  if (remedy === "refresh") return l10n.t("paused: unlock the keyring to go on");
  return l10n.t("paused: renew the account to go on");
}

const newer: Look = {
  stateLabel: () => l10n.t("followed by a newer version of this extension; reload the window"),
  icon: "sync-ignored",
};
const leftOff: Look = {
  stateLabel: () => l10n.t("the instance could not be started again"),
  icon: "warning",
  color: "list.errorForeground",
};

function lookOf(task: Task): Look {
  if (task.newer) return newer;
  if (hasEnded(task)) return looks[task.state];
  if (task.paused) return paused(task.paused);
  if (!needsDecision(task)) return looks[task.state];
  return task.state === "starting" ? leftOff : waiting;
}

export const taskStateLabel = (task: Task): string => {
  const word = lookOf(task).stateLabel();
  return hasEnded(task) && task.leftOff ? l10n.t("{0}, instance left off", word) : word;
};

/** Shown beside a task's state while polling fails. */
export const silenceText = ({ failure }: Trouble): string =>
  isJournalUnwritable(failure)
    ? l10n.t("the journal cannot be written, trying again")
    : isUnanswered(failure)
      ? l10n.t("no answer from the cloud, trying again")
      : l10n.t("the cloud answers with an error, trying again");

/** Like `silenceText`, with the duration. `now` is in milliseconds since 1970. */
export function troubleText(trouble: Trouble, now: number): string {
  const lasted = now - trouble.since;
  if (lasted < 1000 || isJournalUnwritable(trouble.failure)) return silenceText(trouble);
  return isUnanswered(trouble.failure)
    ? l10n.t("no answer from the cloud for {0}, trying again", duration(lasted))
    : l10n.t("the cloud has answered with errors for {0}, trying again", duration(lasted));
}

export const taskIcon = (task: Task): Pick<Look, "icon" | "color"> => lookOf(task);
export const silenceIcon = { icon: "debug-disconnect", color: "list.warningForeground" } as const;
