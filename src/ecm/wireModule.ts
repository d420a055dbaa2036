import * as v from "valibot";
import type { Module } from "./model.ts";
import { count, moduleId, text, word } from "./wireValues.ts";

const module = v.object({
  ModuleId: moduleId,
  ModuleName: text,
  ModuleState: word,
  DefaultImage: v.nullish(v.object({ ImageId: word, ImageName: text }), {}),
});

const source = v.object({ Module: module, NodeInstanceNum: v.nullish(v.object({ InstanceNum: count }), {}) });

/** One row of DescribeModule. */
export const moduleSchema = v.pipe(source, v.transform(moduleFrom));

function moduleFrom({ Module, NodeInstanceNum }: v.InferOutput<typeof source>): Module {
  const { ImageId, ImageName } = Module.DefaultImage;
  return {
    id: Module.ModuleId,
    name: Module.ModuleName,
    state: Module.ModuleState,
    image: ImageId === "" ? undefined : { id: ImageId, name: ImageName },
    instances: NodeInstanceNum.InstanceNum,
  };
}
