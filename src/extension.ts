import type * as vscode from "vscode";
import type { Extension } from "./vscode/main.ts";
import { makeDocuments } from "./vscode/startup/documents.ts";
import { dropInstanceIds } from "./vscode/startup/dragInstanceIds.ts";
import { watchJournal } from "./vscode/startup/journalWatch.ts";
import { registerCommands } from "./vscode/startup/registerCommands.ts";
import { staleRows } from "./vscode/startup/staleRows.ts";
import { makeViews } from "./vscode/startup/views.ts";
import { completeKnownSteps } from "./vscode/startup/walkthroughContext.ts";

/**
 * Registers commands, views and document providers. Everything else is loaded on first use (a view that is restored open
 * counts), or when the journal holds a task.
 */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  let made: Promise<Extension> | undefined;
  const extension = () =>
    (made ??= import("./vscode/main.ts").then(({ createExtension }) => createExtension(context, views, documents)));
  const views = makeViews(async (view) => (await extension()).rows[view]());
  const documents = makeDocuments(async (kind, uri) => (await extension()).texts[kind](uri));
  context.subscriptions.push(
    views,
    documents,
    staleRows(),
    dropInstanceIds(),
    registerCommands(context.extension, extension),
  );
  completeKnownSteps(context.globalState);
  const look = async () => (await extension()).wakeForOpenTasks();
  context.subscriptions.push(await watchJournal(context.globalStorageUri, look));
}
