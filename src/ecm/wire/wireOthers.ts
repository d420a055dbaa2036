import * as v from "valibot";
import type { Module, TaskReport } from "../model.ts";
import { anyTaskId, count, instanceId, listOf, moduleId, text, code } from "./wireValues.ts";

/** The part of DescribeConfig that concerns images. */
export const configSchema = v.pipe(
  v.object({ ImageLimits: v.nullish(v.object({ MaxImageSize: count }), {}) }),
  v.transform(({ ImageLimits }) => ({ largestImageGb: ImageLimits.MaxImageSize })),
);

const action = v.pipe(
  v.object({ Action: code, Code: code, Message: text }),
  v.transform(({ Action, Code, Message }) => ({ action: Action, code: Code, message: Message })),
);

/** One row of DescribeInstancesDeniedActions. */
export const deniedSchema = v.pipe(
  v.object({ InstanceId: instanceId, DeniedActions: listOf(action) }),
  v.transform(({ InstanceId, DeniedActions }) => ({ instance: InstanceId, actions: DeniedActions })),
);

const module = v.object({
  ModuleId: moduleId,
  ModuleName: text,
  ModuleState: code,
  DefaultImage: v.nullish(v.object({ ImageId: code, ImageName: text }), {}),
});

const source = v.object({ Module: module });

/** One row of DescribeModule. */
export const moduleSchema = v.pipe(source, v.transform(moduleFrom));

function moduleFrom({ Module }: v.InferOutput<typeof source>): Module {
  const { ImageId, ImageName } = Module.DefaultImage;
  return {
    id: Module.ModuleId,
    name: Module.ModuleName,
    state: Module.ModuleState,
    image: ImageId === "" ? undefined : { id: ImageId, name: ImageName },
  };
}

const taskSource = v.object({ TaskId: anyTaskId, Status: code, Message: text });

type Source = v.InferOutput<typeof taskSource>;

/** One row of DescribeTaskStatus. */
export const taskSchema = v.pipe(
  taskSource,
  v.transform((row) => ({ id: row.TaskId, report: reportFrom(row) })),
);

const reportFrom = ({ Status, Message }: Source): TaskReport => ({ status: statusFrom(Status), message: Message });

function statusFrom(word: string): TaskReport["status"] {
  if (word === "SUCCESS") return "success";
  return word === "FAILED" ? "failed" : "operating";
}
