import * as vscode from "vscode";
import type { AccountId } from "../../accounts/account.ts";
import type { Accounts } from "../../accounts/accounts.ts";
import { type Event, waitUntil } from "../../base/events.ts";

/** Shows a progress bar in a view while any account in it is loading. */
export function showLoading(
  viewId: string,
  inventory: { readonly onDidChange: Event; of(account: AccountId): { readonly isLoading: boolean } },
  accounts: Accounts,
): vscode.Disposable {
  const isLoading = () => accounts.all.some(({ id }) => inventory.of(id).isLoading);
  let isShown = false;
  return inventory.onDidChange(() => {
    if (isShown || !isLoading()) return;
    isShown = true;
    void vscode.window.withProgress({ location: { viewId } }, async () => {
      await waitUntil(inventory.onDidChange, () => !isLoading());
      isShown = false;
    });
  });
}
