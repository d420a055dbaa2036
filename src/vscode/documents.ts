import * as vscode from "vscode";
import { reportScheme, taskScheme } from "./schemes.ts";
import type { Whole } from "./whole.ts";

/** Documents of one scheme that are only to be read. */
export class LateDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;
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
    for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === this.#scheme) this.#changed.fire(uri);
  }

  dispose(): void {
    vscode.Disposable.from(this.#registration, this.#changed).dispose();
  }
}

/** The documents there are. What they say is known to the whole alone. */
export interface Documents extends vscode.Disposable {
  readonly tasks: LateDocuments;
  readonly reports: LateDocuments;
}

/** Tabs of an earlier window are filled before anything of this extension is used: the first wakes the whole. */
export function makeDocuments(whole: () => Promise<Whole>): Documents {
  const tasks = new LateDocuments(taskScheme, async (uri) => (await whole()).texts.task(uri));
  const reports = new LateDocuments(reportScheme, async (uri) => (await whole()).texts.report(uri));
  return { tasks, reports, dispose: () => vscode.Disposable.from(tasks, reports).dispose() };
}
