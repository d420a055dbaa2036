import type { Account } from "../../accounts/account.ts";
import type { AccountImage, Inventory } from "../../accounts/inventory/inventory.ts";
import type { Failure } from "../../ecm/errors/failure.ts";
import type { Image, Instance, Module } from "../../ecm/model.ts";

/** Who uses an image, as far as the lists tell. */
export interface ImageUse {
  /** New instances of these are made from it. */
  readonly modules: readonly Module[];
  /** These run it. */
  readonly instances: readonly Instance[];
}

export const useOf = (image: Image, instances: readonly Instance[], modules: readonly Module[]): ImageUse => ({
  modules: modules.filter((module) => module.image?.id === image.id),
  instances: instances.filter((instance) => instance.image?.id === image.id),
});

/** An image of an account with its use, just looked up. */
export interface UsedImage {
  readonly at: AccountImage;
  readonly use: ImageUse;
  /** Why the use is not known, or only as it was seen before. */
  readonly failure: Failure | undefined;
}

/** What new instances are made from, and what is not finished, is never deleted. */
export const mustStay = ({ at: { image }, use: { modules } }: UsedImage): boolean =>
  modules.length > 0 || image.state === "CREATING";

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
