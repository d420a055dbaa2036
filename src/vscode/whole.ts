import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { Subject } from "../view/links.ts";
import type { Documents } from "./documents.ts";
import { followImages } from "./followImages.ts";
import { followInstances } from "./followInstances.ts";
import { makeParts, type Parts } from "./parts.ts";
import { progress } from "./progress.ts";
import { type Rows, rowsOf } from "./rows.ts";
import { runCommand } from "./runCommand.ts";
import { statusBar } from "./statusBar.ts";
import { taskText } from "./taskDocuments.ts";
import { followTasks } from "./followTasks.ts";
import type { Views } from "./views.ts";
import { followSteps } from "./walkthroughSteps.ts";
import { Wakeful } from "./wakeful.ts";

/** What lies behind the commands and views. */
export interface Whole {
  readonly rows: Rows;
  /** What stands in a document. */
  readonly texts: {
    readonly task: (uri: vscode.Uri) => Promise<string>;
    readonly report: (uri: vscode.Uri) => string;
  };
  readonly run: (command: string, subject: Subject | undefined, rest: readonly unknown[]) => Promise<void>;
  /** Sees to it that a task which is open reaches its end. */
  readonly wakeForOpenTasks: () => Promise<void>;
}

/** Makes the parts and joins them. This file is the door of a bundle of its own, read when it is first needed. */
export function makeWhole(context: vscode.ExtensionContext, views: Views, documents: Documents): Whole {
  if (vscode.l10n.bundle) l10n.config({ contents: vscode.l10n.bundle });
  const channel = vscode.window.createOutputChannel("ECM Images", { log: true });
  const parts = makeParts(context, channel, documents);
  const wakeful = new Wakeful(parts);
  context.subscriptions.push(
    wakeful,
    accountContext(parts),
    followInstances(parts, views.instances),
    followImages(parts, views.images),
    followTasks(parts, views.tasks),
    progress({ ...parts, me: parts.windows.me }),
    statusBar(parts),
    parts.board.changed.on(() => documents.tasks.refresh()),
    followSteps(parts, views, context.globalState),
    // The last to go: the others may still have something to write.
    channel,
  );
  return {
    texts: { task: taskText(parts), report: (uri) => parts.reports.textOf(uri) },
    rows: rowsOf(parts, wakeful.app, views),
    run: (command, subject, rest) => runCommand(wakeful.app, command, subject, rest),
    wakeForOpenTasks: () => wakeful.wakeForOpenTasks(),
  };
}

/** Lets menus and welcome texts know whether there is an account at all. */
const accountContext = ({ accounts }: Parts): vscode.Disposable =>
  accounts.changed.on(
    () => void vscode.commands.executeCommand("setContext", "ecm.hasAccounts", accounts.all.length > 0),
  );
