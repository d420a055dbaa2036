import * as vscode from "vscode";
import { copiedText } from "../../view/text/phrases.ts";

/** Copies text to the clipboard and confirms that in the status bar. */
export async function copyText(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(copiedText(text), 3000);
}
