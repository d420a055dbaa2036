import * as l10n from "@vscode/l10n";
import type { App } from "../app.ts";
import { Refusal } from "../base/refusal.ts";
import type { TaskKey } from "../tasks/plan.ts";
import type { Task } from "../tasks/task.ts";
import { whichTask } from "../view/taskPages.ts";

/** The task whose menu was used, or one picked from those the command is for. `undefined` when the person leaves. */
export async function pickTask(
  { board, screen }: App,
  title: string,
  key: TaskKey | undefined,
  isFit: (task: Task) => boolean,
): Promise<Task | undefined> {
  if (key !== undefined) return board.find(key);
  const tasks = board.tasks.filter(isFit).toReversed();
  if (tasks.length === 0) throw new Refusal(l10n.t("There is no task for that now."));
  return screen.ask((ask) => ask(whichTask(title, tasks)));
}
