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
