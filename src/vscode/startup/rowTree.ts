import * as vscode from "vscode";
import { rowsAfter, ShownRow } from "../../view/explorer/treeNode.ts";
import type { Subject } from "../../view/ui/commandLinks.ts";
import type { Row } from "../../view/ui/row.ts";
import { staleUri } from "./staleRows.ts";

const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;

/** The shortest time between two redraws, in milliseconds: a long list arrives in a hundred pages within seconds. */
const pauseMs = 300;

/** Ignores an error that the source of the rows has logged; the rows on the screen stay. */
const stay = (): void => {};

/** Shows rows as a tree and redraws only those that have changed. */
export class RowTree implements vscode.TreeDataProvider<ShownRow>, vscode.Disposable {
  readonly #onDidChangeTreeData = new vscode.EventEmitter<ShownRow[] | undefined>();
  readonly #rows: () => Promise<readonly Row[]>;
  readonly onDidChangeTreeData = this.#onDidChangeTreeData.event;
  #shown: readonly ShownRow[] | undefined;
  #timer: NodeJS.Timeout | undefined;
  #drawnAt = 0;

  constructor(rows: () => Promise<readonly Row[]>) {
    this.#rows = rows;
  }

  /** Redraws at once, or after a pause if it was redrawn only just now. */
  refresh(): void {
    const pause = Math.max(0, this.#drawnAt + pauseMs - Date.now());
    this.#timer ??= setTimeout(() => void this.#redraw().catch(stay), pause);
  }

  /** The row with that ID, for the view to reveal. */
  async find(id: string): Promise<ShownRow | undefined> {
    await this.#redraw();
    return findBelow(this.#shown ?? (await this.getChildren()), id);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#onDidChangeTreeData.dispose();
  }

  async getChildren(shown?: ShownRow): Promise<ShownRow[]> {
    if (shown) return [...shown.below];
    const rows = this.#shown ? [] : await this.#rows();
    // A concurrent call may have set the rows meanwhile; those are the ones on the screen.
    this.#shown ??= rows.map((row) => new ShownRow(row));
    return [...this.#shown];
  }

  getParent(shown: ShownRow): ShownRow | undefined {
    return shown.parent;
  }

  getTreeItem({ row }: ShownRow): vscode.TreeItem {
    const item = new vscode.TreeItem(row.label, row.rows ? (row.isOpen ? Expanded : Collapsed) : None);
    item.id = row.id;
    item.description = row.description;
    item.iconPath = new vscode.ThemeIcon(row.icon, colorOf(row));
    item.contextValue = row.menu;
    item.accessibilityInformation = { label: row.spoken };
    if (row.isGrey) item.resourceUri = staleUri(row.id);
    if (row.click) item.command = { title: "", command: row.click.command, arguments: [...row.click.arguments] };
    if (!row.tooltip) item.tooltip = `${row.label} ${row.description}`;
    return item;
  }

  /** The tooltip is Markdown with text from the cloud: escaped where it is made, and never trusted here. */
  async resolveTreeItem(item: vscode.TreeItem, { row }: ShownRow): Promise<vscode.TreeItem> {
    if (row.tooltip) item.tooltip = new vscode.MarkdownString(await row.tooltip());
    return item;
  }

  async #redraw(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#drawnAt = Date.now();
    const rows = await this.#rows();
    const before = this.#shown;
    if (!before) return;
    const changed: ShownRow[] = [];
    this.#shown = rowsAfter(before, rows, undefined, changed);
    if (this.#shown !== before) this.#onDidChangeTreeData.fire(undefined);
    else if (changed.length > 0) this.#onDidChangeTreeData.fire(changed);
  }
}

/** The subject that a menu or link passes to its command; a row stands for its own. */
export const subjectOf = (handed: unknown): Subject | undefined =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- rows and links are ours
  handed instanceof ShownRow ? handed.row.subject : (handed as Subject | undefined);

function colorOf({ color = "", isGrey }: Row): vscode.ThemeColor | undefined {
  const shown = isGrey ? "disabledForeground" : color;
  return shown === "" ? undefined : new vscode.ThemeColor(shown);
}

function findBelow(shown: readonly ShownRow[], id: string): ShownRow | undefined {
  for (const one of shown) {
    const found = one.row.id === id ? one : findBelow(one.below, id);
    if (found) return found;
  }
  return undefined;
}
