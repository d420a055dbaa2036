import * as l10n from "@vscode/l10n";
import type { AccountImage, AccountInstance } from "../accounts/inventory.ts";
import type { App } from "../app.ts";
import type { Subject } from "../view/links.ts";
import { isImage, isInstance } from "./chosen.ts";
import { pickInstance } from "./pickInstance.ts";

/** Copies the ids of instances or images, one a line. */
export async function copyId(app: App, at?: AccountInstance | AccountImage, all?: readonly Subject[]): Promise<void> {
  const first = at ?? (await pickInstance(app, l10n.t("Copy ID")));
  if (!first) return;
  const ids = ((at && all) ?? [first]).flatMap(idOf);
  await app.screen.copy(ids.join("\n"));
}

function idOf(subject: Subject): readonly string[] {
  if (isInstance(subject)) return [subject.instance.id];
  return isImage(subject) ? [subject.image.id] : [];
}
