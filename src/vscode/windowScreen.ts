import * as vscode from "vscode";
import type { Question } from "../view/question.ts";
import type { Screen } from "../view/screen.ts";
import { type Page, type Reply, walk } from "../view/walk.ts";
import { showText } from "./inputBox.ts";
import { showPick } from "./quickPick.ts";
import { copyText } from "./copyText.ts";
import { during } from "./during.ts";
import { taskUri } from "./taskDocuments.ts";
import { askConfirmation, press, showNotice } from "./toast.ts";

/** The screen of this window. */
export const windowScreen = (log: vscode.LogOutputChannel): Screen => ({
  ask: (pages, draft) => walk(pages, showPage, draft),
  async tell(notice) {
    showNotice(notice);
  },
  confirm: askConfirmation,
  press,
  during,
  copy: copyText,
  async open(address) {
    await vscode.env.openExternal(vscode.Uri.parse(address, true));
  },
  async showTask(key) {
    const document = await vscode.workspace.openTextDocument(taskUri(key));
    await vscode.window.showTextDocument(document, { preview: true });
  },
  async showLog() {
    log.show(true);
  },
});

const showPage = <T>(question: Question<T>, page: Page): Promise<Reply<T>> =>
  question.kind === "pick" ? showPick(question, page) : showText(question, page);
