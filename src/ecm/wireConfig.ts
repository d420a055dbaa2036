import * as v from "valibot";
import { count, listOf, text } from "./wireValues.ts";

/** The part of DescribeConfig that concerns images. */
export const configSchema = v.pipe(
  v.object({ ImageWhiteSet: listOf(text), ImageLimits: v.nullish(v.object({ MaxImageSize: count }), {}) }),
  v.transform(({ ImageWhiteSet, ImageLimits }) => ({
    imageSystems: ImageWhiteSet,
    largestImageGb: ImageLimits.MaxImageSize,
  })),
);
