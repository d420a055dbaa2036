import * as vscode from "vscode";
import { reportScheme, taskScheme } from "./schemes.ts";

/** Documents of one scheme that are only to be read. */
export class LateDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #onDidChange = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#onDidChange.event;
  readonly provideTextDocumentContent: (uri: vscode.Uri) => Promise<string>;
  readonly #scheme: string;
  readonly #registration: vscode.Disposable;

  constructor(scheme: string, textOf: (uri: vscode.Uri) => Promise<string>) {
    this.#scheme = scheme;
    this.provideTextDocumentContent = textOf;
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);
  }

  /** Has the texts of those that are open written anew. */
  refresh(): void {
    for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === this.#scheme) this.#onDidChange.fire(uri);
  }

  dispose(): void {
    vscode.Disposable.from(this.#registration, this.#onDidChange).dispose();
  }
}

/** The kinds of document this extension shows. */
export interface Documents extends vscode.Disposable {
  readonly tasks: LateDocuments;
  readonly reports: LateDocuments;
}

export type DocumentKind = Exclude<keyof Documents, "dispose">;

/** Registers the providers at the editor's start, because tabs of an earlier window ask for their text at once. */
export function makeDocuments(textOf: (kind: DocumentKind, uri: vscode.Uri) => Promise<string>): Documents {
  const tasks = new LateDocuments(taskScheme, (uri) => textOf("tasks", uri));
  const reports = new LateDocuments(reportScheme, (uri) => textOf("reports", uri));
  return { tasks, reports, dispose: () => vscode.Disposable.from(tasks, reports).dispose() };
}
