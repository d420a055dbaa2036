import * as l10n from "@vscode/l10n";
import type { WindowId } from "../../tasks/journal/taskEvent.ts";
import { hasEnded, needsDecision, type Task, type TroubleOf } from "../../tasks/task.ts";
import { usualDuration } from "../../tasks/usualDuration.ts";
import { plain } from "../text/escape.ts";
import { phrases } from "../text/phrases.ts";
import { minutes, usually } from "../text/time.ts";
import { accountNames } from "../wizard/wizardTitles.ts";
import { taskStateLabel, troubleText } from "./taskText.ts";

/** Whether this window shows the progress of a task: it owns the task, and the task does not wait for the user. */
export const isOnScreen = (task: Task, me: WindowId): boolean =>
  task.owner === me && !hasEnded(task) && !task.unwatched && !task.paused && !needsDecision(task);

/** The usual duration, unless the task has already taken longer. */
function usualTexts(task: Task, all: readonly Task[], now: number): readonly string[] {
  const usual = usualDuration(task, all);
  return usual === undefined || now - task.askedAt > usual ? [] : [usually(usual)];
}

/** The key of a progress notification: one for each task or batch. */
export const progressKey = ({ key, plan: { batch } }: Task): string => batch ?? key;

/** The title of a progress notification. */
export function progressTitle(tasks: readonly Task[]): string {
  const [first] = tasks;
  if (!first || first.plan.batch !== undefined)
    return l10n.t("Creating images ({0})", accountNames(tasks.map(({ plan }) => plan)));
  const { image, instance, account } = first.plan;
  return l10n.t("Image {0} of {1} ({2})", plain(image.name), plain(instance.name), plain(account.label));
}

/** The text of a progress notification, which is not shown each second. `all` holds every task of this machine, for the usual duration. */
export function progressText(
  tasks: readonly Task[],
  all: readonly Task[],
  now: number,
  troubleOf: TroubleOf = () => undefined,
): string {
  const [first] = tasks;
  if (!first) return "";
  const lasted = minutes(now - first.askedAt);
  const silence = silenceOf(tasks, now, troubleOf);
  if (first.plan.batch === undefined)
    return phrases(taskStateLabel(first), ...silence, ...lasted, ...usualTexts(first, all, now));
  const ready = tasks.filter(({ state }) => state === "succeeded").length;
  const lost = tasks.filter(({ state }) => state === "failed" || state === "givenUp").length;
  const words =
    lost === 0
      ? l10n.t("{0} ready, {1} to come", ready, tasks.length - ready)
      : l10n.t("{0} ready, {1} failed, {2} to come", ready, lost, tasks.length - ready - lost);
  return phrases(words, ...silence, ...lasted);
}

/** A progress message and when it was reported, in milliseconds since 1970. */
export interface ProgressMessage {
  readonly text: string;
  readonly at: number;
}

/** How long a message stays if nothing but its durations changes, in milliseconds. */
const lastingMs = 60_000;

/**
 * The message to report after `last`, or `undefined` to leave that one. Screen readers announce every message, so a
 * change of durations alone is reported once a minute.
 */
export function nextMessage(
  textAt: (now: number) => string,
  now: number,
  last?: ProgressMessage,
): ProgressMessage | undefined {
  const isSame = last && textAt(last.at) === last.text && Math.abs(now - last.at) < lastingMs;
  return isSame ? undefined : { text: textAt(now), at: now };
}

/** The longest trouble stands for all. */
function silenceOf(tasks: readonly Task[], now: number, troubleOf: TroubleOf): readonly string[] {
  const troubles = tasks.filter((task) => !hasEnded(task)).flatMap(({ key }) => troubleOf(key) ?? []);
  const [longest] = troubles.toSorted((a, b) => a.since - b.since);
  return longest ? [troubleText(longest, now)] : [];
}
