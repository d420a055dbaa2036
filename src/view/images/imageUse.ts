import type { Account } from "../../accounts/account.ts";
import type { AccountImage, Inventory } from "../../accounts/inventory/inventory.ts";
import type { Failure } from "../../ecm/errors/failure.ts";
import type { Image, Instance, Module } from "../../ecm/model.ts";

/** The modules and instances that use an image. */
export interface ImageUse {
  /** Modules whose new instances are created from the image. */
  readonly modules: readonly Module[];
  /** Instances that run the image. */
  readonly instances: readonly Instance[];
}

/** Finds the users of an image in lists that are already loaded. */
export const useOf = (image: Image, instances: readonly Instance[], modules: readonly Module[]): ImageUse => ({
  modules: modules.filter((module) => module.image?.id === image.id),
  instances: instances.filter((instance) => instance.image?.id === image.id),
});

/** An image with its use, looked up just now. */
export interface UsedImage {
  readonly at: AccountImage;
  readonly use: ImageUse;
  /** Why the use is unknown or out of date. */
  readonly failure: Failure | undefined;
}

/** Whether the image is used by modules or unfinished. Such images are never deleted. */
export const mustStay = ({ at: { image }, use: { modules } }: UsedImage): boolean =>
  modules.length > 0 || image.state === "CREATING";

/** Finds the latest image of an instance. Lists the images first if needed. */
export const latestImageOf =
  ({ images }: { readonly images: Inventory<Image> }) =>
  async (account: Account, { id }: Instance): Promise<Image | undefined> => {
    await images.open(account.id);
    const made = images.of(account.id).items.filter(({ from }) => from.instance === id);
    // The API's times are texts that sort like times.
    return made.toSorted((a, b) => (a.createTime < b.createTime ? 1 : -1))[0];
  };

/** Finds the users of an image. Lists instances and modules first if needed. */
export const imageUseOf =
  ({ inventory, modules }: { readonly inventory: Inventory; readonly modules: Inventory<Module> }) =>
  async ({ id }: Account, image: Image): Promise<ImageUse> => {
    await Promise.all([inventory.open(id), modules.open(id)]);
    return useOf(image, inventory.of(id).items, modules.of(id).items);
  };
