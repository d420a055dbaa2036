import type * as vscode from "vscode";
import { makeDocuments } from "./vscode/documents.ts";
import { dropGreyIds } from "./vscode/dragIds.ts";
import { greyRows } from "./vscode/grey.ts";
import { watchJournal } from "./vscode/journalWatch.ts";
import { registerCommands } from "./vscode/registerCommands.ts";
import { makeViews } from "./vscode/views.ts";
import { tickSteps } from "./vscode/walkthroughTicks.ts";
import type { Whole } from "./vscode/whole.ts";

/** Hands commands, views and documents to VS Code. What lies behind them is read and made when one is used, or a task may be open. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  let made: Promise<Whole> | undefined;
  const whole = () =>
    (made ??= import("./vscode/whole.ts").then(({ makeWhole }) => makeWhole(context, views, documents)));
  const views = makeViews(whole);
  const documents = makeDocuments(whole);
  context.subscriptions.push(views, documents, greyRows(), dropGreyIds(), registerCommands(context.extension, whole));
  tickSteps(context.globalState);
  const look = async () => (await whole()).wakeForOpenTasks();
  context.subscriptions.push(await watchJournal(context.globalStorageUri, look));
}
