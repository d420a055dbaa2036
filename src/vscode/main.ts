import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { anyEvent } from "../base/events.ts";
import type { Subject } from "../view/ui/commandLinks.ts";
import { BackgroundWork } from "./backgroundWork.ts";
import { runCommand } from "./runCommand.ts";
import { taskText } from "./screen/taskDocuments.ts";
import { createServices, type Services } from "./services.ts";
import type { DocumentKind, Documents } from "./startup/documents.ts";
import type { Views } from "./startup/views.ts";
import { followImages } from "./views/imagesView.ts";
import { followInstances } from "./views/instancesView.ts";
import { type Rows, rowsOf } from "./views/rows.ts";
import { statusBar } from "./views/statusBar.ts";
import { taskProgressNotifications } from "./views/taskProgressNotifications.ts";
import { followTasks } from "./views/tasksView.ts";
import { followSteps } from "./views/walkthroughSteps.ts";

/** What lies behind the commands and views. */
export interface Extension {
  readonly rows: Rows;
  /** What stands in a document. */
  readonly texts: Readonly<Record<DocumentKind, (uri: vscode.Uri) => Promise<string>>>;
  readonly run: (command: string, subject: Subject | undefined, rest: readonly unknown[]) => Promise<void>;
  /** Sees to it that a task which is open reaches its end. */
  readonly wakeForOpenTasks: () => Promise<void>;
}

/** Makes the parts and joins them. This file is the door of a bundle of its own, read when it is first needed. */
export function createExtension(context: vscode.ExtensionContext, views: Views, documents: Documents): Extension {
  if (vscode.l10n.bundle) l10n.config({ contents: vscode.l10n.bundle });
  const channel = vscode.window.createOutputChannel("ECM Images", { log: true });
  const parts = createServices(context, channel, documents);
  const backgroundWork = new BackgroundWork(parts);
  context.subscriptions.push(
    backgroundWork,
    accountContext(parts),
    followInstances(parts, views.instances),
    followImages(parts, views.images),
    followTasks(parts, views.tasks),
    taskProgressNotifications({ ...parts, me: parts.windows.me }),
    statusBar(parts),
    anyEvent(parts.taskStore.onDidChange, parts.engine.onDidChangeTroubles)(() => documents.tasks.refresh()),
    followSteps(parts, views, context.globalState),
    // The last to go: the others may still have something to write.
    channel,
  );
  return {
    texts: { tasks: taskText(parts), reports: async (uri) => parts.reports.textOf(uri) },
    rows: rowsOf(parts, backgroundWork.app, views),
    run: (command, subject, rest) => runCommand(backgroundWork.app, command, subject, rest),
    wakeForOpenTasks: () => backgroundWork.wakeForOpenTasks(),
  };
}

/** Lets menus and welcome texts know whether there is an account at all. */
const accountContext = ({ accounts }: Services): vscode.Disposable =>
  accounts.onDidChange(
    () => void vscode.commands.executeCommand("setContext", "ecm.hasAccounts", accounts.all.length > 0),
  );
