import type { ActionReply } from "../actions/action.ts";
import { placeOf } from "../data/places.ts";
import type { ImageRecord } from "../worldState.ts";
import { chinaTime } from "./chinaTime.ts";

/** An image as returned by DescribeImage, where missing values are empty texts. */
export const imageReply = (image: ImageRecord, images: readonly ImageRecord[]): ActionReply => ({
  ImageId: image.id,
  ImageName: image.name,
  ImageState: image.state,
  ImageType: image.type,
  ImageOwner: image.type === "PUBLIC_IMAGE" ? 0 : 251006057,
  ImageOsName: image.osName,
  ImageDescription: image.description,
  Architecture: "x86_64",
  OsType: image.platform === "Windows" ? "windows" : "linux",
  Platform: image.platform,
  OsVersion: image.osName,
  ImageCreateTime: image.createdAt === undefined ? "" : chinaTime(image.createdAt),
  ImageSize: image.sizeGb,
  ImageSource: image.source,
  IsSupportCloudInit: true,
  SrcImage: sourceReply(image.from, images),
  TaskId: image.taskId,
});

/** An image that is no longer there, but is still named by an instance or a module. */
export const lostImageReply = (id: string): ActionReply => ({
  ...imageReply({ ...lostImage, id }, []),
  ImageOwner: 0,
  ImageType: "",
});

const lostImage: ImageRecord = {
  id: "",
  name: "",
  description: "",
  state: "",
  type: "PRIVATE_IMAGE",
  source: "",
  osName: "",
  platform: "",
  sizeGb: 0,
  taskId: "",
};

function sourceReply(from: ImageRecord["from"], images: readonly ImageRecord[]): ActionReply {
  const image = images.find(({ id }) => id === from?.imageId);
  const place = from && placeOf(from.zone);
  return {
    ImageId: image?.id ?? "",
    ImageName: image?.name ?? "",
    ImageOsName: image?.osName ?? "",
    ImageDescription: image?.description ?? "",
    ImageType: image?.type ?? "",
    InstanceId: from?.instanceId ?? "",
    InstanceName: from?.instanceName ?? "",
    Region: place?.region ?? "",
    RegionID: place?.regionId ?? 0,
    RegionName: place?.regionName ?? "",
  };
}
