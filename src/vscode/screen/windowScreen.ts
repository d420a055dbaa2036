import { homedir } from "node:os";
import * as vscode from "vscode";
import { findProgram } from "../../base/findProgram.ts";
import type { Log } from "../../base/log.ts";
import { UserError } from "../../base/userError.ts";
import { programMissingText } from "../../view/accounts/profilePages.ts";
import type { WizardQuestion } from "../../view/ui/question.ts";
import type { Screen } from "../../view/ui/screen.ts";
import { type PageState, type PageReply, runWizard } from "../../view/wizard/wizard.ts";
import { copyText } from "./clipboard.ts";
import { showText } from "./inputBox.ts";
import { showMany } from "./multiPick.ts";
import { askConfirmation, during, press, showNotice } from "./notifications.ts";
import { showPick } from "./quickPick.ts";
import type { Reports } from "./reports.ts";
import { taskUri } from "./taskDocuments.ts";

export interface ScreenOptions {
  readonly channel: vscode.LogOutputChannel;
  readonly log: Log;
  readonly reports: Reports;
  /** Removes secrets from a text. */
  readonly clean: (text: string) => string;
}

/** Implements `Screen` with the user interface of this window. */
export const windowScreen = ({ channel, log, reports, clean }: ScreenOptions): Screen => ({
  ask: (pages, trail) => runWizard(pages, showPage, trail),
  async tell(notice) {
    showNotice({ ...notice, text: clean(notice.text) }, log);
  },
  confirm: askConfirmation,
  press,
  during,
  copy: copyText,
  async open(address) {
    await vscode.env.openExternal(vscode.Uri.parse(address, true));
  },
  async showTask(task) {
    const document = await vscode.workspace.openTextDocument(taskUri(task));
    await vscode.window.showTextDocument(document, { preview: true });
  },
  async showLog() {
    channel.show(true);
  },
  showReport: (report) => reports.show({ ...report, text: clean(report.text) }),
  async runProgram(program, ...args) {
    const shellPath = await findProgram(program, process.env["PATH"]);
    if (shellPath === undefined) throw new UserError(programMissingText(program, args));
    // Only a URI says on which computer: with a path the terminal of a remote window opens on the remote one.
    const cwd = vscode.Uri.file(homedir());
    vscode.window.createTerminal({ name: program, shellPath, shellArgs: [...args], cwd }).show();
  },
});

function showPage<T>(question: WizardQuestion<T>, page: PageState): Promise<PageReply<T>> {
  switch (question.kind) {
    case "pick":
      return showPick(question, page);
    case "many":
      return showMany(question, page);
    case "text":
      return showText(question, page);
    default:
      return question satisfies never;
  }
}
