import type { Account } from "../accounts/account.ts";
import type { Inventory } from "../accounts/inventory.ts";
import type { Image, Instance, Module } from "../ecm/model.ts";
import { type ImageUse, useOf } from "./imageUse.ts";

/** Looks up the latest image made of an instance. The images are listed if they were not yet. */
export const latestImageOf =
  ({ images }: { readonly images: Inventory<Image> }) =>
  async (account: Account, { id }: Instance): Promise<Image | undefined> => {
    await images.open(account.id);
    const made = images.of(account.id).items.filter(({ from }) => from.instance === id);
    // The API's times are texts that sort like times.
    return made.toSorted((a, b) => (a.createTime < b.createTime ? 1 : -1))[0];
  };

/** Looks up who uses an image. Instances and modules are listed if they were not yet. */
export const imageUseOf =
  ({ inventory, modules }: { readonly inventory: Inventory; readonly modules: Inventory<Module> }) =>
  async ({ id }: Account, image: Image): Promise<ImageUse> => {
    await Promise.all([inventory.open(id), modules.open(id)]);
    return useOf(image, inventory.of(id).items, modules.of(id).items);
  };
