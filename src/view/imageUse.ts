import type { AccountImage } from "../accounts/inventory.ts";
import type { Failure } from "../ecm/failure.ts";
import type { Image, Instance, Module } from "../ecm/model.ts";

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
