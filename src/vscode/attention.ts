import * as vscode from "vscode";

/** Resolves as soon as the window has the focus. */
export async function attention(): Promise<void> {
  if (vscode.window.state.focused) return;
  await new Promise<void>((resolve) => {
    const listening = vscode.window.onDidChangeWindowState(({ focused }) => {
      if (!focused) return;
      listening.dispose();
      resolve();
    });
  });
}
