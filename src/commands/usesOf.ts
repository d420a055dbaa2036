import type { AccountImage } from "../accounts/inventory.ts";
import type { App } from "../app.ts";
import { type UsedImage, useOf } from "../view/imageUse.ts";

/** Looks up who uses images. The modules are asked for anew: what was seen an hour ago is no ground to delete on. */
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
