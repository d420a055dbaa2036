import * as l10n from "@vscode/l10n";
import type { WindowId } from "../tasks/entry.ts";
import { hasEnded, isDoubtful, type Task } from "../tasks/task.ts";
import { plain } from "./plainText.ts";
import { taskWord } from "./taskWords.ts";
import { duration } from "./times.ts";

/** Whether a window shows the progress of a task: the window that carries it out, while it does not wait for anybody. */
export const isOnScreen = (task: Task, me: WindowId): boolean =>
  task.owner === me && !hasEnded(task) && !task.unwatched && !task.paused && !isDoubtful(task);

export const progressTitle = ({ plan }: Task): string =>
  l10n.t("Image {0} of {1} ({2})", plain(plan.image.name), plain(plan.instance.name), plain(plan.account.label));

export const progressWords = (task: Task, now: number): string =>
  l10n.t("{0}, {1}", taskWord(task), duration(now - task.askedAt));
