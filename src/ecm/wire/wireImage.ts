import * as v from "valibot";
import type { Image } from "../model.ts";
import { anyInstanceId, anyTaskId, count, imageId, text, code } from "./wireValues.ts";

const source = v.object({
  ImageId: imageId,
  ImageName: text,
  ImageState: code,
  ImageOsName: text,
  ImageDescription: text,
  ImageCreateTime: text,
  Architecture: code,
  ImageSize: count,
  ImageSource: code,
  TaskId: anyTaskId,
  SrcImage: v.nullish(v.object({ InstanceId: anyInstanceId, InstanceName: text, ImageId: code, ImageName: text }), {}),
});

type Source = v.InferOutput<typeof source>;

/** One row of DescribeImage. */
export const imageSchema = v.pipe(source, v.transform(imageFrom));

function imageFrom(row: Source): Image {
  return {
    id: row.ImageId,
    name: row.ImageName,
    state: row.ImageState,
    osName: row.ImageOsName,
    description: row.ImageDescription,
    createTime: row.ImageCreateTime,
    architecture: row.Architecture,
    sizeGb: row.ImageSize,
    source: row.ImageSource,
    task: row.TaskId,
    from: originOf(row),
  };
}

const originOf = ({ SrcImage }: Source): Image["from"] => ({
  instance: SrcImage.InstanceId,
  instanceName: SrcImage.InstanceName,
  image: SrcImage.ImageId,
  imageName: SrcImage.ImageName,
});
