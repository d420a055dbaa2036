import type * as vscode from "vscode";
import type { Whole } from "./vscode/main.ts";
import { makeDocuments } from "./vscode/startup/documents.ts";
import { dropGreyIds } from "./vscode/startup/dragInstanceIds.ts";
import { watchJournal } from "./vscode/startup/journalWatch.ts";
import { registerCommands } from "./vscode/startup/registerCommands.ts";
import { greyRows } from "./vscode/startup/staleRows.ts";
import { makeViews } from "./vscode/startup/views.ts";
import { tickSteps } from "./vscode/startup/walkthroughContext.ts";

/** Hands commands, views and documents to VS Code. What lies behind them is read and made when one is used, or a task may be open. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  let made: Promise<Whole> | undefined;
  const whole = () =>
    (made ??= import("./vscode/main.ts").then(({ makeWhole }) => makeWhole(context, views, documents)));
  const views = makeViews(async (view) => (await whole()).rows[view]());
  const documents = makeDocuments(async (kind, uri) => (await whole()).texts[kind](uri));
  context.subscriptions.push(views, documents, greyRows(), dropGreyIds(), registerCommands(context.extension, whole));
  tickSteps(context.globalState);
  const look = async () => (await whole()).wakeForOpenTasks();
  context.subscriptions.push(await watchJournal(context.globalStorageUri, look));
}
