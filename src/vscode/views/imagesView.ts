import * as vscode from "vscode";
import { anyEvent } from "../../base/events.ts";
import { logError } from "../../base/log.ts";
import type { Services } from "../services.ts";
import type { RowView } from "../startup/views.ts";
import { showLoading } from "./loadingViews.ts";

/** Keeps the Images view up to date and reveals images on request. */
export function followImages(services: Services, { tree, view }: RowView): vscode.Disposable {
  const { accounts, images, explorer, expiry, taskStore, log } = services;
  const reveal = async (id: string) => {
    const row = await tree.find(id);
    if (row) await view.reveal(row, { select: true, focus: true });
  };
  const redraws = anyEvent(
    accounts.onDidChange,
    images.onDidChange,
    explorer.onDidChange,
    expiry.onDidTick,
    taskStore.onDidChange,
  );
  return vscode.Disposable.from(
    showLoading("ecm.images", images, accounts),
    redraws(() => tree.refresh()),
    explorer.onDidRequestReveal((id) => void reveal(id).catch(logError(log))),
  );
}
