import * as l10n from "@vscode/l10n";
import type { AccountInstance } from "../accounts/inventory.ts";
import type { App } from "../app.ts";
import { pickInstance } from "./pickInstance.ts";

/** Copies the id of an instance. */
export async function copyId(app: App, chosen?: AccountInstance): Promise<void> {
  const at = chosen ?? (await pickInstance(app, l10n.t("Copy ID")));
  if (at) await app.screen.copy(at.instance.id);
}
