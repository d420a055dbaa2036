import * as vscode from "vscode";
import { copiedText } from "../../view/text/phrases.ts";

/** Puts a text on the clipboard, and says so. */
export async function copyText(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(copiedText(text), 3000);
}
