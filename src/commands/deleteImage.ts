import * as l10n from "@vscode/l10n";
import type { AccountImage } from "../accounts/inventory.ts";
import type { App } from "../app.ts";
import { Refusal } from "../base/refusal.ts";
import { confirmDeletion, stayWords } from "../view/deletionPages.ts";
import { together } from "../view/groupRows.ts";
import { mustStay } from "../view/imageUse.ts";
import { imageLabel } from "../view/imageWords.ts";
import { askTyped } from "./askTyped.ts";
import { cloudOf } from "./cloudOf.ts";
import { pickImage } from "./pickImage.ts";
import { usesOf } from "./usesOf.ts";

/** Deletes images for good: each is named before, and none that is used is sent for. */
export async function deleteImage(app: App, at?: AccountImage, all?: readonly AccountImage[]): Promise<void> {
  const picked = at ?? (await pickImage(app, l10n.t("Delete Image")));
  if (!picked) return;
  const chosen = all ?? [picked];
  const uses = await usesOf(app, chosen);
  const staying = uses.filter(mustStay);
  if (staying.length > 0) throw new Refusal(staying.map(stayWords).join(" "));
  if (!(await app.screen.confirm(confirmDeletion(uses)))) return;
  const things = chosen.map(({ account, image }) => ({ account, name: imageLabel(image) }));
  if (!(await askTyped(app, l10n.t("Delete Image"), things, l10n.t("This cannot be undone.")))) return;
  for (const images of together(chosen, ({ account }) => account.id).values()) await deleteOf(app, images);
}

async function deleteOf(app: App, chosen: readonly AccountImage[]): Promise<void> {
  const [first] = chosen;
  if (!first) return;
  const ids = chosen.map(({ image }) => image.id);
  await cloudOf(app, first.account).deleteImages(ids, AbortSignal.timeout(60_000));
  app.images.update(first.account.id, [], ids);
}
