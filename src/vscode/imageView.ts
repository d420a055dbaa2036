import * as vscode from "vscode";
import type { App } from "../app.ts";
import { imageTree } from "../view/trees.ts";
import type { Parts } from "./parts.ts";
import { RowTree } from "./rowTree.ts";
import { showLoading } from "./showLoading.ts";
import { showTree } from "./showTree.ts";

/** The tree of images. */
export function imageView(parts: Parts, app: () => Promise<App>): vscode.Disposable {
  const { accounts, images, explorer, board } = parts;
  const draw = imageTree(parts);
  const tree = new RowTree(async () => {
    await app();
    for (const { id } of accounts.all) void images.open(id);
    return await showTree(view, "ecm.images", draw());
  });
  const view = vscode.window.createTreeView("ecm.images", {
    treeDataProvider: tree,
    showCollapseAll: true,
    canSelectMany: true,
  });
  const reveal = async () => {
    const row = await tree.find(explorer.takeRowToShow() ?? "");
    if (row) await view.reveal(row, { select: true, focus: true });
  };
  return vscode.Disposable.from(
    tree,
    view,
    showLoading("ecm.images", images, accounts),
    ...[accounts.changed, images.changed, explorer.changed, board.changed].map((changes) =>
      changes.on(() => tree.refresh()),
    ),
    explorer.shown.on(() => void reveal()),
  );
}
