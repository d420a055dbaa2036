import type * as vscode from "vscode";
import { dropGreyIds } from "./vscode/dragIds.ts";
import { greyRows } from "./vscode/grey.ts";
import { watchJournal } from "./vscode/journalWatch.ts";
import { registerCommands } from "./vscode/registerCommands.ts";
import { makeViews } from "./vscode/views.ts";
import type { Whole } from "./vscode/whole.ts";

/** Hands commands and views to VS Code. What lies behind them is read and made when one is used, or a task may be open. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  let made: Promise<Whole> | undefined;
  const whole = () => (made ??= import("./vscode/whole.ts").then(({ makeWhole }) => makeWhole(context, views)));
  const views = makeViews(whole);
  context.subscriptions.push(views, greyRows(), dropGreyIds(), registerCommands(context.extension, whole));
  const look = async () => (await whole()).wakeForOpenTasks();
  context.subscriptions.push(await watchJournal(context.globalStorageUri, look));
}
