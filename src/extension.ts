import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { makeParts } from "./vscode/parts.ts";
import { progress } from "./vscode/progress.ts";
import { registerCommands } from "./vscode/registerCommands.ts";
import { statusBar } from "./vscode/statusBar.ts";
import { taskDocuments } from "./vscode/taskDocuments.ts";
import { views } from "./vscode/views.ts";
import { Wakeful } from "./vscode/wakeful.ts";

/** Makes the parts, joins them, and hands them to VS Code. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  if (vscode.l10n.bundle) l10n.config({ contents: vscode.l10n.bundle });
  const channel = vscode.window.createOutputChannel("ECM Images", { log: true });
  const parts = makeParts(context, channel);
  const wakeful = new Wakeful(parts);
  context.subscriptions.push(
    channel,
    wakeful,
    registerCommands(wakeful.app),
    views(parts, wakeful.app),
    progress({ ...parts, me: parts.windows.me }),
    statusBar(parts.board),
    taskDocuments(parts.board),
    parts.reports.register(),
  );
  await wakeful.wakeForOpenTasks();
}
