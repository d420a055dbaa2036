import * as vscode from "vscode";
import type { Log } from "../base/log.ts";
import type { Board } from "../tasks/board.ts";
import type { Task } from "../tasks/task.ts";
import { taskDocument, taskFileName } from "../view/taskDocument.ts";
import { taskScheme } from "./documents.ts";

/** The path gives the tab its title; which task it is, the query tells. */
export const taskUri = (task: Task): vscode.Uri =>
  vscode.Uri.from({ scheme: taskScheme, path: `/${taskFileName(task)}`, query: task.key });

/** A task as a document. A tab of an earlier window may ask before anybody has read the journal. */
export const taskText =
  (board: Board, log: Log) =>
  async ({ query }: vscode.Uri): Promise<string> => {
    const find = () => board.tasks.find(({ key }) => key === query);
    if (!find()) await board.read().catch((error: unknown) => log.error(String(error)));
    const task = find();
    return task ? taskDocument(task, board.history(task.key)) : vscode.l10n.t("This task is no longer in the journal.");
  };
