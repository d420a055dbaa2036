import * as l10n from "@vscode/l10n";
import type { AccountImage } from "../accounts/inventory.ts";
import type { App } from "../app.ts";
import { whatOtherName } from "../view/imageListPages.ts";
import { pickImage } from "./pickImage.ts";

/** Gives an image another name, which no other image of the account may have. */
export async function renameImage(app: App, chosen?: AccountImage): Promise<void> {
  const at = chosen ?? (await pickImage(app, l10n.t("Rename Image")));
  const ecm = at && app.accounts.ecm(at.account.id);
  if (!at || !ecm) return;
  const { account, image } = at;
  const isTaken = async (name: string, signal: AbortSignal) =>
    (await ecm.images({ name }, signal)).some((other) => other.name === name && other.id !== image.id);
  const name = await app.screen.ask((ask) => ask(whatOtherName(at, isTaken)));
  if (name === undefined || name === image.name) return;
  await ecm.editImage(image.id, { name }, AbortSignal.timeout(60_000));
  app.images.update(account.id, [{ ...image, name }]);
}
