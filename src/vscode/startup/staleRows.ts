import * as vscode from "vscode";

const scheme = "ecm-grey";

/** The resource URI that marks a row as stale. */
export const staleUri = (id: string): vscode.Uri => vscode.Uri.from({ scheme, path: `/${id}` });

/** Registers the decoration that draws the labels of stale rows in grey. */
export const staleRows = (): vscode.Disposable =>
  vscode.window.registerFileDecorationProvider({
    provideFileDecoration: (uri) =>
      uri.scheme === scheme ? { color: new vscode.ThemeColor("ecm.staleForeground") } : undefined,
  });
