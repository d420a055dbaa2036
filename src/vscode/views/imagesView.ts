import * as vscode from "vscode";
import type { Services } from "../services.ts";
import type { RowView } from "../startup/views.ts";
import { showLoading } from "./loadingViews.ts";

/** Keeps the images on the screen up to date, and brings those into sight that are asked for. */
export function followImages(parts: Services, { tree, view }: RowView): vscode.Disposable {
  const { accounts, images, explorer, taskStore, log } = parts;
  const reveal = async () => {
    const row = await tree.find(explorer.takeRowToShow() ?? "");
    if (row) await view.reveal(row, { select: true, focus: true });
  };
  return vscode.Disposable.from(
    showLoading("ecm.images", images, accounts),
    ...[accounts.changed, images.changed, explorer.changed, taskStore.changed].map((changes) =>
      changes.on(() => tree.refresh()),
    ),
    explorer.shown.on(() => void reveal().catch((error: unknown) => log.error(String(error)))),
  );
}
