import * as vscode from "vscode";
import type { Parts } from "../services.ts";
import type { RowView } from "../startup/views.ts";
import { showLoading } from "./loadingViews.ts";

/** Keeps the images on the screen up to date, and brings those into sight that are asked for. */
export function followImages(parts: Parts, { tree, view }: RowView): vscode.Disposable {
  const { accounts, images, explorer, board, log } = parts;
  const reveal = async () => {
    const row = await tree.find(explorer.takeRowToShow() ?? "");
    if (row) await view.reveal(row, { select: true, focus: true });
  };
  return vscode.Disposable.from(
    showLoading("ecm.images", images, accounts),
    ...[accounts.changed, images.changed, explorer.changed, board.changed].map((changes) =>
      changes.on(() => tree.refresh()),
    ),
    explorer.shown.on(() => void reveal().catch((error: unknown) => log.error(String(error)))),
  );
}
