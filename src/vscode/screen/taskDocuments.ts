import * as vscode from "vscode";
import type { App } from "../../app.ts";
import { logError } from "../../base/log.ts";
import type { Task } from "../../tasks/task.ts";
import { tccliTarget } from "../../view/tccli/tccliTarget.ts";
import { taskDocument, taskFileName } from "../../view/tasks/taskDocument.ts";
import { taskScheme } from "../startup/schemes.ts";

/** The URI of a task's document. Its path becomes the title of the tab; its query identifies the task. */
export const taskUri = (task: Task): vscode.Uri =>
  vscode.Uri.from({ scheme: taskScheme, path: `/${taskFileName(task)}`, query: task.key });

/** The text of a task's document. Reads the journal first if a restored tab asks before it was read. */
export const taskText =
  (app: Pick<App, "taskStore" | "engine" | "log" | "accounts" | "settings" | "shell">) =>
  async ({ query }: vscode.Uri): Promise<string> => {
    const { taskStore, engine, log } = app;
    const find = () => taskStore.tasks.find(({ key }) => key === query);
    if (!find()) await taskStore.read().catch(logError(log));
    const task = find();
    return task
      ? taskDocument(task, taskStore.history(task.key), tccliTarget(app, task.plan), engine.troubleOf(task.key))
      : vscode.l10n.t("This task is no longer in the journal.");
  };
