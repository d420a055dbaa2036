import * as v from "valibot";
import type { ImageId, InstanceId, ModuleId, TaskId } from "../model.ts";

/** Accepts a number for a text, a text for a number, and null or nothing for both, as the API returns them. */
const loose = v.nullish(v.union([v.string(), v.number(), v.boolean()]), "");

/** A text, unchanged; "" if it is missing. */
export const text = v.pipe(loose, v.transform(String));

/** An ID or enum value, without surrounding white space. */
export const code = v.pipe(text, v.trim());

/** A number; 0 if it is missing or malformed. */
export const count = v.pipe(
  loose,
  v.transform((value) => Number(value)),
  v.transform((value) => (Number.isFinite(value) ? value : 0)),
);

/** A list; empty if it is null or missing. */
export const listOf = <Item extends v.GenericSchema>(item: Item) => v.nullish(v.array(item), () => []);

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the brand is minted here
const asInstanceId = v.transform((value: string) => value as InstanceId);
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the brand is minted here
const asImageId = v.transform((value: string) => value as ImageId);
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the brand is minted here
const asModuleId = v.transform((value: string) => value as ModuleId);
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the brand is minted here
const asTaskId = v.transform((value: string) => value as TaskId);

const id = v.pipe(code, v.nonEmpty("An id is missing."));

export const instanceId = v.pipe(id, asInstanceId);
export const imageId = v.pipe(id, asImageId);
export const moduleId = v.pipe(id, asModuleId);
export const taskId = v.pipe(id, v.notValue("0", "An id is missing."), asTaskId);

/** An instance ID; "" if it is missing. */
export const anyInstanceId = v.pipe(code, asInstanceId);

/** A task ID; `undefined` if it is missing or 0. */
export const anyTaskId = v.pipe(code, v.transform(taskOrNone));

function taskOrNone(value: string): TaskId | undefined {
  const read = v.safeParse(taskId, value);
  return read.success ? read.output : undefined;
}
