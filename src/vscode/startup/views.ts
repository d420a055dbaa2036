import * as vscode from "vscode";
import type { ShownRow } from "../../view/explorer/treeNode.ts";
import type { Row } from "../../view/ui/row.ts";
import { dragInstanceIds } from "./dragInstanceIds.ts";
import { RowTree } from "./rowTree.ts";

/** A tree and the view that shows it. */
export interface RowView {
  readonly tree: RowTree;
  readonly view: vscode.TreeView<ShownRow>;
}

/** The three views by name. */
export interface Views extends vscode.Disposable {
  readonly instances: RowView;
  readonly images: RowView;
  readonly tasks: RowView;
}

export type ViewName = Exclude<keyof Views, "dispose">;

/** Creates the views. `rowsOf` is called for their rows whenever VS Code draws them. */
export function makeViews(rowsOf: (view: ViewName) => Promise<readonly Row[]>): Views {
  const make = (name: ViewName, looks: Partial<vscode.TreeViewOptions<ShownRow>> = {}): RowView => {
    const tree = new RowTree(() => rowsOf(name));
    return { tree, view: vscode.window.createTreeView(`ecm.${name}`, { ...looks, treeDataProvider: tree }) };
  };
  const list = { showCollapseAll: true, canSelectMany: true };
  const views = {
    instances: make("instances", { ...list, dragAndDropController: dragInstanceIds }),
    images: make("images", list),
    tasks: make("tasks"),
  };
  const owned = Object.values(views).flatMap(({ tree, view }) => [tree, view]);
  return { ...views, dispose: () => vscode.Disposable.from(...owned).dispose() };
}
