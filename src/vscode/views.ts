import * as vscode from "vscode";
import type { ShownRow } from "../view/shownRow.ts";
import { dragIds } from "./dragIds.ts";
import { RowTree } from "./rowTree.ts";
import type { Whole } from "./whole.ts";

/** A tree and the view it is shown in. */
export interface RowView {
  readonly tree: RowTree;
  readonly view: vscode.TreeView<ShownRow>;
}

/** The three views by their names, ready to be shown. What their rows are is known to the whole alone. */
export interface Views extends vscode.Disposable {
  readonly instances: RowView;
  readonly images: RowView;
  readonly tasks: RowView;
}

export type ViewName = Exclude<keyof Views, "dispose">;

/** Makes the views. The first that VS Code wants rows of wakes the whole. */
export function makeViews(whole: () => Promise<Whole>): Views {
  const make = (name: ViewName, looks: Partial<vscode.TreeViewOptions<ShownRow>> = {}): RowView => {
    const tree = new RowTree(async () => (await whole()).rows[name]());
    return { tree, view: vscode.window.createTreeView(`ecm.${name}`, { ...looks, treeDataProvider: tree }) };
  };
  const list = { showCollapseAll: true, canSelectMany: true };
  const views = {
    instances: make("instances", { ...list, dragAndDropController: dragIds }),
    images: make("images", list),
    tasks: make("tasks"),
  };
  const owned = Object.values(views).flatMap(({ tree, view }) => [tree, view]);
  return { ...views, dispose: () => vscode.Disposable.from(...owned).dispose() };
}
