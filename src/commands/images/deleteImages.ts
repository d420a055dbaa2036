import * as l10n from "@vscode/l10n";
import type { Account } from "../../accounts/account.ts";
import type { AccountImage } from "../../accounts/inventory/inventory.ts";
import type { App } from "../../app.ts";
import { UserError } from "../../base/userError.ts";
import { EcmError } from "../../ecm/errors/failure.ts";
import { whichAccount } from "../../view/accounts/accountPages.ts";
import { confirmDeletion, stayText, whichToDelete } from "../../view/images/imagePages.ts";
import { imageLabel } from "../../view/images/imageText.ts";
import { mustStay, type UsedImage, useOf } from "../../view/images/imageUse.ts";
import { accountOf, type Subject } from "../../view/ui/commandLinks.ts";
import { imagesTitle } from "../../view/wizard/wizardTitles.ts";
import { requireCloud } from "../shared/accountFor.ts";
import { confirmProtected, type ProtectedChange } from "../shared/confirmProtected.ts";
import { pickImage } from "../shared/pick.ts";
import { groupBy } from "../../base/groupBy.ts";
import { callTimeout } from "../../ecm/limits.ts";

/** Deletes images after a confirmation that names each. Throws `UserError` if one is in use. */
export async function deleteImage(app: App, at?: AccountImage, all?: readonly AccountImage[]): Promise<void> {
  const picked = at ?? (await pickImage(app, l10n.t("Delete Image")));
  if (!picked) return;
  const chosen = all ?? [picked];
  const uses = await usesOf(app, chosen);
  const staying = uses.filter(mustStay);
  if (staying.length > 0) throw new UserError(staying.map(stayText).join(" "));
  if (!(await app.screen.confirm(confirmDeletion(uses)))) return;
  const deletion: ProtectedChange = {
    title: imagesTitle(l10n.t("Delete Image"), chosen),
    targets: chosen.map(({ account, image }) => ({ account, name: imageLabel(image) })),
    consequence: () => l10n.t("This cannot be undone."),
  };
  if (!(await app.screen.ask((ask) => confirmProtected(app, ask, deletion)))) return;
  for (const images of groupBy(chosen, ({ account }) => account.id).values()) await deleteOf(app, images);
}

async function deleteOf(app: App, chosen: readonly AccountImage[]): Promise<void> {
  const [first] = chosen;
  if (!first) return;
  const ids = chosen.map(({ image }) => image.id);
  await requireCloud(app, first.account).deleteImages(ids, callTimeout());
  app.images.update(first.account.id, [], ids);
}

/** Asks which private images of an account to delete, listed oldest first, and deletes them. */
export async function cleanUpImages(app: App, subject?: Subject): Promise<void> {
  const { accounts, clock, screen } = app;
  const chosen = await screen.ask(async (ask) => {
    const account = accountOf(subject) ?? (await ask(whichAccount(l10n.t("Clean Up Images"), accounts.all)));
    return ask(whichToDelete(account, imagesOf(app, account), clock.now()));
  });
  const [first] = chosen ?? [];
  if (first) await deleteImage(app, first, chosen);
}

/** Reloads the images first. Throws `EcmError` if that fails, `UserError` if there are none. */
async function imagesOf(app: App, account: Account): Promise<readonly UsedImage[]> {
  requireCloud(app, account);
  await app.images.refresh(account.id);
  const { items, failure } = app.images.of(account.id);
  if (failure) throw new EcmError(failure);
  if (items.length === 0) throw new UserError(l10n.t("There is no private image."));
  return usesOf(
    app,
    items.map((image) => ({ account, image })),
  );
}

/** Finds the users of images. Reloads the modules first, because a stale list must not decide a deletion. */
export async function usesOf(
  { inventory, modules }: App,
  chosen: readonly AccountImage[],
): Promise<readonly UsedImage[]> {
  const accounts = [...new Set(chosen.map(({ account }) => account.id))];
  await Promise.all(accounts.flatMap((id) => [modules.refresh(id), inventory.open(id)]));
  return chosen.map((at) => {
    const { id } = at.account;
    const failure = modules.of(id).failure ?? inventory.of(id).failure;
    return { at, use: useOf(at.image, inventory.of(id).items, modules.of(id).items), failure };
  });
}
