import * as vscode from "vscode";
import type { Row } from "../view/row.ts";

const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;

/** Shows rows as a tree. It only translates. */
export class RowTree implements vscode.TreeDataProvider<Row>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #rows: () => Promise<readonly Row[]>;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(rows: () => Promise<readonly Row[]>) {
    this.#rows = rows;
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async getChildren(row?: Row): Promise<Row[]> {
    return [...(row ? (row.rows?.() ?? []) : await this.#rows())];
  }

  getTreeItem(row: Row): vscode.TreeItem {
    const item = new vscode.TreeItem(row.label, row.rows ? (row.isOpen ? Expanded : Collapsed) : None);
    item.id = row.id;
    item.description = row.description;
    item.iconPath = new vscode.ThemeIcon(
      row.icon,
      row.color === undefined ? undefined : new vscode.ThemeColor(row.color),
    );
    item.contextValue = row.menu;
    item.accessibilityInformation = { label: row.spoken };
    if (row.click) item.command = { title: "", command: row.click.command, arguments: [...row.click.arguments] };
    if (!row.tooltip) item.tooltip = `${row.label} ${row.description}`;
    return item;
  }

  /** Markdown of the cloud's words: escaped where it is made, and never trusted here. */
  resolveTreeItem(item: vscode.TreeItem, row: Row): vscode.TreeItem {
    if (row.tooltip) item.tooltip = new vscode.MarkdownString(row.tooltip());
    return item;
  }
}
