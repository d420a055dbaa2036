import type { ImageRequest } from "./model.ts";

/** The parameters of CreateImage, under the API's names. */
export type CreateImageParams = Readonly<Record<string, string>>;

/**
 * Builds the parameters of CreateImage. `ForcePoweroff` is text in this API; an empty description is left out.
 * @see https://www.tencentcloud.com/document/api/1119/45727
 */
export const createImageParams = ({ instance, name, description, forcePowerOff }: ImageRequest): CreateImageParams => ({
  InstanceId: instance,
  ImageName: name,
  ...(description !== "" && { ImageDescription: description }),
  ForcePoweroff: forcePowerOff ? "TRUE" : "FALSE",
});
