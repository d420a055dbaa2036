import * as vscode from "vscode";
import { Live } from "../accounts/live.ts";
import type { App } from "../app.ts";
import { instanceTree } from "../view/trees.ts";
import { dragIds } from "./dragIds.ts";
import type { Parts } from "./parts.ts";
import { RowTree } from "./rowTree.ts";
import { showLoading } from "./showLoading.ts";
import { showTree } from "./showTree.ts";

/** A list older than this is loaded anew when the window comes back, in milliseconds. */
const oldMs = 5 * 60_000;

/** The tree of instances. */
export function instanceView(parts: Parts, app: () => Promise<App>): vscode.Disposable {
  const { accounts, inventory, explorer } = parts;
  const live = new Live(parts);
  const draw = instanceTree(parts);
  const tree = new RowTree(async () => {
    await app();
    for (const { id } of accounts.all) void inventory.open(id);
    return await showTree(view, "ecm.instances", draw());
  });
  const view = vscode.window.createTreeView("ecm.instances", {
    treeDataProvider: tree,
    showCollapseAll: true,
    canSelectMany: true,
    dragAndDropController: dragIds,
  });
  return vscode.Disposable.from(
    tree,
    view,
    live,
    showLoading("ecm.instances", inventory, accounts),
    accounts.changed.on(() => tree.refresh()),
    explorer.changed.on(() => tree.refresh()),
    inventory.changed.on(() => {
      tree.refresh();
      live.look();
    }),
    view.onDidChangeVisibility(({ visible }) => live.show(visible)),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused && view.visible) void inventory.freshen(oldMs);
    }),
  );
}
