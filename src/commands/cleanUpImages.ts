import * as l10n from "@vscode/l10n";
import type { Account } from "../accounts/account.ts";
import type { App } from "../app.ts";
import { Refusal } from "../base/refusal.ts";
import { EcmError } from "../ecm/failure.ts";
import { whichAccount } from "../view/accountPages.ts";
import { whichToDelete } from "../view/deletionPages.ts";
import type { UsedImage } from "../view/imageUse.ts";
import { accountOf, type Subject } from "../view/links.ts";
import { cloudOf } from "./cloudOf.ts";
import { deleteImage } from "./deleteImage.ts";
import { usesOf } from "./usesOf.ts";

/** Makes room in an account: its private images are picked from a list, the oldest first, and deleted together. */
export async function cleanUpImages(app: App, subject?: Subject): Promise<void> {
  const { accounts, clock, screen } = app;
  const chosen = await screen.ask(async (ask) => {
    const account = accountOf(subject) ?? (await ask(whichAccount(l10n.t("Clean Up Images"), accounts.all)));
    return ask(whichToDelete(account, imagesOf(app, account), clock.now()));
  });
  const [first] = chosen ?? [];
  if (first) await deleteImage(app, first, chosen);
}

/** Listed anew, so that nobody picks what is gone. Throws what keeps the list from being had. */
async function imagesOf(app: App, account: Account): Promise<readonly UsedImage[]> {
  cloudOf(app, account);
  await app.images.refresh(account.id);
  const { items, failure } = app.images.of(account.id);
  if (failure) throw new EcmError(failure);
  if (items.length === 0) throw new Refusal(l10n.t("There is no private image."));
  return usesOf(
    app,
    items.map((image) => ({ account, image })),
  );
}
