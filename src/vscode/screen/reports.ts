import * as vscode from "vscode";
import { tabTitle } from "../../view/text/wrap.ts";
import type { Report } from "../../view/ui/screen.ts";
import type { DocumentProvider } from "../startup/documents.ts";
import { reportScheme } from "../startup/schemes.ts";

/** Shows reports as documents. They are kept in memory only, until the extension host ends. */
export class Reports {
  readonly #texts = new Map<string, string>();
  readonly #documents: DocumentProvider;

  constructor(documents: DocumentProvider) {
    this.#documents = documents;
  }

  textOf(uri: vscode.Uri): string {
    const ended = vscode.l10n.t("This report is no longer kept. For a new one, run ECM: Test Connection.");
    return this.#texts.get(uri.toString()) ?? ended;
  }

  /** The URI's path becomes the title of the tab; its query identifies the report. */
  async show({ id, title, text }: Report): Promise<void> {
    const uri = vscode.Uri.from({ scheme: reportScheme, path: `/${tabTitle(title)}`, query: id });
    this.#texts.set(uri.toString(), text);
    this.#documents.refresh();
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true });
  }
}
