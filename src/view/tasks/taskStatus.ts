import * as l10n from "@vscode/l10n";
import { hasEnded, needsDecision, type Task, type Trouble, type TroubleOf } from "../../tasks/task.ts";
import { isJournalUnwritable } from "../../ecm/errors/classify.ts";
import { plain } from "../text/escape.ts";
import { pluralize, phrases } from "../text/phrases.ts";
import { silenceText, taskStateLabel } from "./taskText.ts";

/** The content of the status bar item. */
export interface StatusItem {
  readonly icon: string;
  readonly text: string;
  readonly tooltip: string;
  readonly isUrgent: boolean;
}

/** The status bar item of the running tasks; `undefined` if there are none. */
export function statusOf(tasks: readonly Task[], troubleOf: TroubleOf = () => undefined): StatusItem | undefined {
  const open = tasks.filter((task) => !hasEnded(task));
  if (open.length === 0) return undefined;
  const isStuck = (task: Task) => isJournalUnwritable(troubleOf(task.key)?.failure ?? { code: "" });
  const waiting = open.filter((task) => needsDecision(task) || task.paused || isStuck(task));
  const tooltip = open.map((task) => statusLine(task, troubleOf(task.key))).join("\n");
  if (waiting.length > 0) {
    const { length } = waiting;
    const text = pluralize(length, l10n.t("1 ECM task needs you"), l10n.t("{0} ECM tasks need you", length));
    return { icon: "question", text, tooltip, isUrgent: true };
  }
  const text = pluralize(open.length, l10n.t("1 ECM image"), l10n.t("{0} ECM images", open.length));
  return { icon: "sync~spin", text, tooltip, isUrgent: false };
}

const statusLine = (task: Task, trouble: Trouble | undefined): string =>
  `${plain(task.plan.image.name)} · ${plain(task.plan.account.label)}: ${phrases(taskStateLabel(task), ...(trouble ? [silenceText(trouble)] : []))}`;
