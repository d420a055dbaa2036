import * as l10n from "@vscode/l10n";
import { otherShell, type Shell } from "../../base/shell.ts";
import type { Decision } from "../../tasks/journal/taskEvent.ts";
import type { Task } from "../../tasks/task.ts";
import { shellIcons, shellLabel } from "../tccli/shellText.ts";
import { plain } from "../text/escape.ts";
import type { PickQuestion } from "../ui/question.ts";
import { titleOf } from "../wizard/wizardTitles.ts";
import { decisionDetail, decisionLabel, decisionsOf } from "./taskDecisions.ts";
import { decisionText } from "./taskNotices.ts";
import { taskIcon, taskStateLabel } from "./taskText.ts";

/** Asks for a task. */
export const whichTask = (title: string, tasks: readonly Task[]): PickQuestion<Task> => ({
  kind: "pick",
  title,
  prompt: l10n.t("Which task?"),
  choices: tasks.map((task) => ({
    label: plain(task.plan.image.name),
    description: taskStateLabel(task),
    detail: `${plain(task.plan.instance.name)} · ${plain(task.plan.account.label)}`,
    icon: taskIcon(task).icon,
    value: task,
  })),
});

/** The decisions that a waiting task offers. */
export const whichDecision = (task: Task): PickQuestion<Decision> => ({
  kind: "pick",
  title: titleOf(l10n.t("Decide"), task.plan.account, task.plan.image.name),
  prompt: decisionText(task),
  choices: decisionsOf(task).map((choice) => ({
    label: decisionLabel(choice),
    detail: decisionDetail(choice),
    value: choice,
  })),
});

/** The forms in which tccli takes a request: a command for a shell, or a file. */
export type TccliForm = Shell | "json";

/** Asks for a form. The shell of this operating system comes first. */
export const whichTccliForm = ({ plan }: Task, shell: Shell): PickQuestion<TccliForm> => ({
  kind: "pick",
  title: titleOf(l10n.t("Copy as tccli"), plan.account, plan.image.name),
  prompt: l10n.t("In which form?"),
  choices: [
    ...[shell, otherShell(shell)].map((value) => ({
      label: l10n.t("Command for {0}", shellLabel(value)),
      detail: l10n.t("To paste into a shell."),
      icon: shellIcons[value],
      value,
    })),
    {
      label: l10n.t("JSON"),
      detail: l10n.t("To save as a file, for: {0}", "tccli ecm CreateImage --cli-input-json file://…"),
      icon: "json",
      value: "json",
    },
  ],
});
