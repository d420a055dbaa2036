import * as l10n from "@vscode/l10n";
import type { AccountImage } from "../accounts/inventory.ts";
import type { App } from "../app.ts";
import { Refusal } from "../base/refusal.ts";
import { accountLabel } from "../view/accountWords.ts";
import { together } from "../view/groupRows.ts";
import { type ImageUse, useOf } from "../view/imageUse.ts";
import { imageLabel } from "../view/imageWords.ts";
import type { Confirmation } from "../view/notice.ts";
import { plain } from "../view/plainText.ts";
import { askTyped } from "./askTyped.ts";
import { pickImage } from "./pickImage.ts";

/** Deletes images for good: each is named before, and none that is used is sent for. */
export async function deleteImage(app: App, at?: AccountImage, all?: readonly AccountImage[]): Promise<void> {
  const picked = at ?? (await pickImage(app, l10n.t("Delete Image")));
  if (!picked) return;
  const chosen = all ?? [picked];
  const uses = await usesOf(app, chosen);
  const used = uses.filter(({ use, at: { image } }) => use.modules.length > 0 || image.state === "CREATING");
  if (used.length > 0) throw new Refusal(used.map(refusalOf).join(" "));
  if (!(await app.screen.confirm(confirmation(uses)))) return;
  const things = chosen.map(({ account, image }) => ({ account, name: imageLabel(image) }));
  if (!(await askTyped(app, l10n.t("Delete Image"), things, l10n.t("This cannot be undone.")))) return;
  for (const images of together(chosen, ({ account }) => account.id).values()) await deleteOf(app, images);
}

interface Use {
  readonly at: AccountImage;
  readonly use: ImageUse;
}

/** The modules are asked for anew, because what was seen an hour ago is no ground to delete on. */
async function usesOf({ inventory, modules }: App, chosen: readonly AccountImage[]): Promise<readonly Use[]> {
  const accounts = [...new Set(chosen.map(({ account }) => account.id))];
  await Promise.all(accounts.flatMap((id) => [modules.refresh(id), inventory.open(id)]));
  return chosen.map((at) => {
    const { id } = at.account;
    return { at, use: useOf(at.image, inventory.of(id).items, modules.of(id).items) };
  });
}

function refusalOf({ at: { account, image }, use: { modules } }: Use): string {
  const named = l10n.t("{0} ({1})", plain(imageLabel(image)), accountLabel(account));
  if (modules.length === 0) return l10n.t("Image {0} is still being made.", named);
  const names = modules.map(({ name, id }) => plain(name || id)).join(", ");
  return l10n.t("Image {0} is what new instances of {1} are made from. Give them another image first.", named, names);
}

function confirmation(uses: readonly Use[]): Confirmation {
  const [first] = uses;
  const text =
    uses.length === 1 && first
      ? l10n.t("Delete image {0} of account {1}?", plain(imageLabel(first.at.image)), accountLabel(first.at.account))
      : l10n.t("Delete {0} images?", uses.length);
  const lines = uses.map(lineOf);
  return { text, detail: [...lines, l10n.t("This cannot be undone.")].join("\n"), yes: l10n.t("Delete") };
}

function lineOf({ at: { account, image }, use: { instances } }: Use): string {
  const line = `${plain(imageLabel(image))} (${image.id}) · ${accountLabel(account)}`;
  return instances.length === 0 ? line : `${line} · ${l10n.t("{0} instance(s) run it and go on", instances.length)}`;
}

async function deleteOf({ accounts, images }: App, chosen: readonly AccountImage[]): Promise<void> {
  const [first] = chosen;
  const ecm = first && accounts.ecm(first.account.id);
  if (!ecm) return;
  const ids = chosen.map(({ image }) => image.id);
  await ecm.deleteImages(ids, AbortSignal.timeout(60_000));
  images.update(first.account.id, [], ids);
}
