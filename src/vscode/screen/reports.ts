import * as vscode from "vscode";
import { tabTitle } from "../../view/text/wrap.ts";
import type { Report } from "../../view/ui/screen.ts";
import type { LateDocuments } from "../startup/documents.ts";
import { reportScheme } from "../startup/schemes.ts";

/** Texts that were made for a person to read. They are kept in memory only and end with this extension host. */
export class Reports {
  readonly #texts = new Map<string, string>();
  readonly #documents: LateDocuments;

  constructor(documents: LateDocuments) {
    this.#documents = documents;
  }

  textOf(uri: vscode.Uri): string {
    const ended = vscode.l10n.t("This report is no longer kept. For a new one, run ECM: Test Connection.");
    return this.#texts.get(uri.toString()) ?? ended;
  }

  /** The path gives the tab its title; which report it is, the query tells. */
  async show({ id, title, text }: Report): Promise<void> {
    const uri = vscode.Uri.from({ scheme: reportScheme, path: `/${tabTitle(title)}`, query: id });
    this.#texts.set(uri.toString(), text);
    this.#documents.refresh();
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true });
  }
}
