import * as l10n from "@vscode/l10n";
import type { AccountImage } from "../accounts/inventory.ts";
import type { App } from "../app.ts";
import { whatOtherDescription } from "../view/imageListPages.ts";
import { cloudOf } from "./cloudOf.ts";
import { pickImage } from "./pickImage.ts";

/** Gives an image another description. */
export async function describeImage(app: App, chosen?: AccountImage): Promise<void> {
  const at = chosen ?? (await pickImage(app, l10n.t("Edit Description")));
  if (!at) return;
  const { account, image } = at;
  const description = await app.screen.ask((ask) => ask(whatOtherDescription(at)));
  if (description === undefined || description === image.description) return;
  await cloudOf(app, account).editImage(image.id, { description }, AbortSignal.timeout(60_000));
  app.images.update(account.id, [{ ...image, description }]);
}
