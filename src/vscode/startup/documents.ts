import * as vscode from "vscode";
import { reportScheme, taskScheme } from "./schemes.ts";

/** Provides the read-only documents of one scheme. Their text is loaded on demand. */
export class DocumentProvider implements vscode.TextDocumentContentProvider, vscode.Disposable {
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

  /** Reloads the open documents. */
  refresh(): void {
    for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === this.#scheme) this.#onDidChange.fire(uri);
  }

  dispose(): void {
    vscode.Disposable.from(this.#registration, this.#onDidChange).dispose();
  }
}

/** The providers by the kind of their documents. */
export interface Documents extends vscode.Disposable {
  readonly tasks: DocumentProvider;
  readonly reports: DocumentProvider;
}

export type DocumentKind = Exclude<keyof Documents, "dispose">;

/** Registers the providers at startup, because restored tabs ask for their text at once. */
export function makeDocuments(textOf: (kind: DocumentKind, uri: vscode.Uri) => Promise<string>): Documents {
  const tasks = new DocumentProvider(taskScheme, (uri) => textOf("tasks", uri));
  const reports = new DocumentProvider(reportScheme, (uri) => textOf("reports", uri));
  return { tasks, reports, dispose: () => vscode.Disposable.from(tasks, reports).dispose() };
}
