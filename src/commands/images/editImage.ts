import * as l10n from "@vscode/l10n";
import type { AccountImage } from "../../accounts/inventory/inventory.ts";
import type { App } from "../../app.ts";
import { ImageNames } from "../../view/images/imageNames.ts";
import { whatOtherDescription, whatOtherName } from "../../view/images/imagePages.ts";
import { requireCloud } from "../shared/accountFor.ts";
import { pickImage } from "../shared/pick.ts";
import { callTimeout } from "../../ecm/limits.ts";

/** Renames an image. Names are unique within an account. */
export async function renameImage(app: App, chosen?: AccountImage): Promise<void> {
  const at = chosen ?? (await pickImage(app, l10n.t("Rename Image")));
  if (!at) return;
  const { account, image } = at;
  const names = new ImageNames(app, account.id);
  const isTaken = (name: string, signal: AbortSignal) => names.isTaken(name, signal, image);
  const name = await app.screen.ask((ask) => ask(whatOtherName(at, isTaken)));
  if (name === undefined || name === image.name) return;
  await requireCloud(app, account).editImage(image.id, { name }, callTimeout());
  app.images.update(account.id, [{ ...image, name }]);
}

/** Changes the description of an image. */
export async function describeImage(app: App, chosen?: AccountImage): Promise<void> {
  const at = chosen ?? (await pickImage(app, l10n.t("Edit Description")));
  if (!at) return;
  const { account, image } = at;
  const description = await app.screen.ask((ask) => ask(whatOtherDescription(at)));
  if (description === undefined || description === image.description) return;
  await requireCloud(app, account).editImage(image.id, { description }, callTimeout());
  app.images.update(account.id, [{ ...image, description }]);
}
