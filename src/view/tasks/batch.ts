import * as l10n from "@vscode/l10n";
import type { Account, AccountId } from "../../accounts/account.ts";
import type { Settings, Verbosity } from "../../base/settings.ts";
import { journalNotice } from "../../tasks/engine/journalFallback.ts";
import { type EndedTask, hasEnded, mayHaveLeftImage, type Task } from "../../tasks/task.ts";
import { failureText } from "../errors/failureText.ts";
import { plain } from "../text/escape.ts";
import { pluralize, listed } from "../text/phrases.ts";
import { commandLink } from "../ui/commandLinks.ts";
import type { Button, Notice } from "../ui/notice.ts";
import type { Screen } from "../ui/screen.ts";
import { accountNames } from "../wizard/wizardTitles.ts";
import { cleanUpButton } from "../ui/buttons.ts";
import { journalTroubleNotice, taskNotice } from "./taskNotices.ts";

/** The tasks of the same batch, including this one. */
export const batchOf = ({ key, plan: { batch } }: Task, tasks: readonly Task[]): readonly Task[] =>
  tasks.filter((task) => task.key === key || (batch !== undefined && task.plan.batch === batch));

/** Whether all tasks have ended, this one last. True for exactly one task. */
export const isLastOf = (task: EndedTask, batch: readonly Task[]): boolean =>
  batch.every((other) => hasEnded(other) && (other.key === task.key || isBefore(other, task)));

const isBefore = (a: EndedTask, b: EndedTask): boolean =>
  a.endedAt < b.endedAt || (a.endedAt === b.endedAt && a.key < b.key);

/** The notification for an ended batch. It names each failed image. */
export function batchNotice(batch: readonly EndedTask[]): Notice {
  const ready = batch.filter(({ state }) => state === "succeeded");
  const others = batch.filter(({ state }) => state !== "succeeded");
  const leftOff = batch.filter((task) => task.leftOff).map(({ plan }) => plain(plan.instance.name));
  const texts = [
    l10n.t("{0}: {1}", accountNames(batch.map(({ plan }) => plan)), readyText(ready.length, batch.length)),
    ...others.map(itemText),
    ...(others.some(mayHaveLeftImage) ? [leftImageText()] : []),
    ...(leftOff.length > 0 ? [l10n.t("Left off: {0}.", listed(leftOff))] : []),
  ];
  const isGood = others.length === 0 && leftOff.length === 0;
  const kind = isGood ? "information" : others.length === 0 ? "warning" : "error";
  return { kind, text: texts.join(" "), buttons: buttonsOf(others) };
}

const readyText = (ready: number, all: number): string =>
  pluralize(ready, l10n.t("1 of {0} images is ready.", all), l10n.t("{0} of {1} images are ready.", ready, all));

const itemText = (task: EndedTask): string => {
  const names = [plain(task.plan.image.name), plain(task.plan.instance.name)] as const;
  return task.state === "failed"
    ? l10n.t("{0} of {1} failed: {2}", ...names, failureText(task.failure).text)
    : l10n.t("{0} of {1} was given up.", ...names);
};

const leftImageText = () =>
  l10n.t("A failed image may stay in the list of images, keep its name and count toward the quota.");

function buttonsOf(others: readonly EndedTask[]): readonly Button[] {
  const showTasks: Button = { label: l10n.t("Show Tasks"), does: commandLink("ecm.tasks.focus") };
  const [first] = others;
  if (!first) return [showTasks];
  const retry = commandLink("ecm.retryTask", first.key, { failedOfBatch: true });
  const cleanUp = others.some(mayHaveLeftImage) ? [cleanUpButton(undefined)] : [];
  return [{ label: l10n.t("Retry Failed Only"), does: retry }, ...cleanUp, showTasks];
}

export interface TaskNotifierOptions {
  readonly screen: Pick<Screen, "tell">;
  readonly settings: Pick<Settings, "notifications">;
  readonly tasks: () => readonly Task[];
  readonly account: (id: AccountId) => Account | undefined;
}

/** Creates the function that shows the notifications of a task. */
export const taskNotifier =
  ({ screen, settings, tasks, account }: TaskNotifierOptions) =>
  async (task: Task, key = ""): Promise<void> => {
    const notice =
      key === journalNotice ? journalTroubleNotice(task) : noticeOf(task, tasks(), account(task.plan.account.id));
    if (notice && isWanted(notice, settings.notifications)) await screen.tell(notice);
  };

/** A batch has one notification for its end, shown when its last task ends. */
function noticeOf(task: Task, tasks: readonly Task[], account: Account | undefined): Notice | undefined {
  if (task.plan.batch === undefined || !hasEnded(task)) return taskNotice(task, account);
  const batch = batchOf(task, tasks);
  return isLastOf(task, batch) ? batchNotice(batch.filter(hasEnded)) : undefined;
}

const isWanted = ({ kind }: Notice, verbosity: Verbosity): boolean => verbosity !== "errors" || kind !== "information";
