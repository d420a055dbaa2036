import * as vscode from "vscode";
import { LiveUpdates } from "../../accounts/inventory/liveUpdates.ts";
import { anyEvent } from "../../base/events.ts";
import type { Services } from "../services.ts";
import type { RowView } from "../startup/views.ts";
import { showLoading } from "./loadingViews.ts";

/** Lists older than this are refreshed when the window gets the focus, in milliseconds. */
const oldMs = 5 * 60_000;

/** Keeps the Instances view up to date. */
export function followInstances(services: Services, { tree, view }: RowView): vscode.Disposable {
  const { accounts, inventory, explorer, expiry } = services;
  const live = new LiveUpdates(services);
  live.show(view.visible);
  return vscode.Disposable.from(
    live,
    showLoading("ecm.instances", inventory, accounts),
    anyEvent(accounts.onDidChange, explorer.onDidChange, expiry.onDidTick)(() => tree.refresh()),
    inventory.onDidChange(() => {
      tree.refresh();
      live.look();
    }),
    view.onDidChangeVisibility(({ visible }) => live.show(visible)),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused && view.visible) void inventory.refreshOlderThan(oldMs);
    }),
  );
}
