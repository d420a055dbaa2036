import * as l10n from "@vscode/l10n";
import type { AccountImage, AccountInstance } from "../accounts/inventory.ts";
import type { App } from "../app.ts";
import { pickInstance } from "./pickInstance.ts";

type Place = AccountInstance | AccountImage;

/** Copies the ids of instances or images, one a line. */
export async function copyId(app: App, at?: Place, all?: readonly Place[]): Promise<void> {
  const first = at ?? (await pickInstance(app, l10n.t("Copy ID")));
  if (first) await app.screen.copy((all ?? [first]).map(idOf).join("\n"));
}

const idOf = (place: Place): string => ("instance" in place ? place.instance.id : place.image.id);
