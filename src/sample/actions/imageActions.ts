import { countCharacters } from "../../ecm/imageName.ts";
import { assumptions } from "../assumptions.ts";
import { machineTypes } from "../data/machineTypes.ts";
import { imageReply } from "../replies/imageReply.ts";
import { orNull } from "../replies/instanceReply.ts";
import { WorldError } from "../worldError.ts";
import type { ImageRecord, WorldState } from "../worldState.ts";
import type { SampleAction } from "./action.ts";
import { filtered, type FilterRule, pageOf, required, text, texts } from "./actionRequest.ts";
import { checkImageId, imageOf } from "./lookUp.ts";

/** DescribeImage, newest first. */
export const describeImage: SampleAction = (state, params) => {
  const newestFirst = state.images.toSorted((a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0));
  const found = filtered(newestFirst, params, (name) => rules.get(name));
  const shown = pageOf(found, params).map((image) => imageReply(image, state.images));
  return { reply: { TotalCount: found.length, ImageSet: orNull(shown) } };
};

type Rule = FilterRule<ImageRecord>;

const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ["image-id", { valuesOf: ({ id }) => [id], check: checkImageId }],
  ["image-type", { valuesOf: ({ type }) => [type] }],
  ["instance-type", { valuesOf: () => machineTypes }],
  ["image-name", { valuesOf: ({ name }) => [name], isFuzzy: true, maxValues: 1 }],
  ["image-os", { valuesOf: ({ osName }) => [osName], isFuzzy: true, maxValues: 1 }],
]);

/** The account's own images, including failed ones and those being created. */
export const privateImages = ({ images }: WorldState): readonly ImageRecord[] =>
  images.filter(({ type }) => type === "PRIVATE_IMAGE");

/** Throws if another private image has this name. */
export function checkNameIsFree(state: WorldState, name: string, except = ""): void {
  if (privateImages(state).some((image) => image.name === name && image.id !== except))
    throw new WorldError("InvalidParameterValue.ImageNameDuplicate");
}

/** The documented limits of a new name and description, in characters. */
const limits = { name: 20, description: 60 };

/** ModifyImageAttribute. */
export const modifyImageAttribute: SampleAction = (state, params) => {
  const image = ownImage(state, required(text, params, "ImageId"));
  const name = text(params, "ImageName") ?? image.name;
  const description = text(params, "ImageDescription") ?? image.description;
  if (name === "") throw new WorldError("MissingParameter.MissingImageParameter");
  if ((name !== image.name && countCharacters(name) > limits.name) || countCharacters(description) > limits.description)
    throw new WorldError("InvalidParameterValue");
  checkNameIsFree(state, name, image.id);
  const images = state.images.map((other) => (other.id === image.id ? { ...other, name, description } : other));
  return { reply: {}, state: { ...state, images } };
};

function ownImage(state: WorldState, id: string): ImageRecord {
  const image = imageOf(state, id);
  if (image.type === "PUBLIC_IMAGE") throw new WorldError("FailedOperation.OperationNotAllow");
  return image;
}

/** DeleteImage: rejects the whole call if one of the images is in use. */
export const deleteImage: SampleAction = (state, params) => {
  const ids = required(texts, params, "ImageIDSet");
  if (ids.length === 0) throw new WorldError("MissingParameter", "ImageIDSet");
  for (const id of ids) checkIsUnused(state, imageOf(state, id));
  return { reply: {}, state: { ...state, images: state.images.filter(({ id }) => !ids.includes(id)) } };
};

function checkIsUnused({ modules }: WorldState, image: ImageRecord): void {
  if (image.type === "PUBLIC_IMAGE") throw new WorldError("InvalidParameterValue.InvalidImageID");
  const busy = image.state === assumptions.imageInTheMaking;
  if (busy || modules.some(({ imageId }) => imageId === image.id)) throw new WorldError("FailedOperation.ImageInUse");
}
