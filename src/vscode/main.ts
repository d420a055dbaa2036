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

/** The implementation of the registered commands, views and documents. */
export interface Extension {
  readonly rows: Rows;
  /** The text of a document. */
  readonly texts: Readonly<Record<DocumentKind, (uri: vscode.Uri) => Promise<string>>>;
  readonly run: (command: string, subject: Subject | undefined, rest: readonly unknown[]) => Promise<void>;
  /** Starts the background work if a task is running. */
  readonly wakeForOpenTasks: () => Promise<void>;
}

/** Creates the services and connects them to the views. This file is the entry of a bundle that is loaded on demand. */
export function createExtension(context: vscode.ExtensionContext, views: Views, documents: Documents): Extension {
  if (vscode.l10n.bundle) l10n.config({ contents: vscode.l10n.bundle });
  const channel = vscode.window.createOutputChannel("ECM Images", { log: true });
  const services = createServices(context, channel, documents);
  const backgroundWork = new BackgroundWork(services);
  context.subscriptions.push(
    backgroundWork,
    accountContext(services),
    followInstances(services, views.instances),
    followImages(services, views.images),
    followTasks(services, views.tasks),
    taskProgressNotifications({ ...services, me: services.windows.me }),
    statusBar(services),
    anyEvent(services.taskStore.onDidChange, services.engine.onDidChangeTroubles)(() => documents.tasks.refresh()),
    followSteps(services, views, context.globalState),
    // Disposed of last: the others may still log.
    channel,
  );
  return {
    texts: { tasks: taskText(services), reports: async (uri) => services.reports.textOf(uri) },
    rows: rowsOf(services, backgroundWork.app, views),
    run: (command, subject, rest) => runCommand(backgroundWork.app, command, subject, rest),
    wakeForOpenTasks: () => backgroundWork.wakeForOpenTasks(),
  };
}

/** Sets the context key that menus and welcome content use to know whether there is an account. */
const accountContext = ({ accounts }: Services): vscode.Disposable =>
  accounts.onDidChange(
    () => void vscode.commands.executeCommand("setContext", "ecm.hasAccounts", accounts.all.length > 0),
  );
