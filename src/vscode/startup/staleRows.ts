import * as vscode from "vscode";

const scheme = "ecm-grey";

/** Marks a row as one to show in grey. */
export const staleUri = (id: string): vscode.Uri => vscode.Uri.from({ scheme, path: `/${id}` });

/** Lets VS Code draw the labels of such rows in grey. */
export const staleRows = (): vscode.Disposable =>
  vscode.window.registerFileDecorationProvider({
    provideFileDecoration: (uri) =>
      uri.scheme === scheme ? { color: new vscode.ThemeColor("ecm.staleForeground") } : undefined,
  });
