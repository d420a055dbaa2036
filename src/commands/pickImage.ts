import * as l10n from "@vscode/l10n";
import type { AccountImage } from "../accounts/inventory.ts";
import type { App } from "../app.ts";
import { Refusal } from "../base/refusal.ts";
import { whichImage } from "../view/imageListPages.ts";

/** The private images of all accounts; what is not listed yet is waited for. */
export async function everyImage({ accounts, images }: App): Promise<readonly AccountImage[]> {
  await Promise.all(accounts.all.map(({ id }) => images.open(id)));
  const all = accounts.all.flatMap((account) => images.of(account.id).items.map((image) => ({ account, image })));
  if (all.length === 0) throw new Refusal(l10n.t("There is no private image."));
  return all;
}

/** An image picked from a list, for a command that came without one. */
export const pickImage = (app: App, title: string): Promise<AccountImage | undefined> =>
  app.screen.ask((ask) => ask(whichImage(title, everyImage(app))));
