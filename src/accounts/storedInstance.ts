import * as v from "valibot";
import type { Instance } from "../ecm/model.ts";
import { instanceId } from "../ecm/wireValues.ts";

const text = v.string();
const texts = v.array(text);
const named = v.object({ id: text, name: text });
const disk = v.object({ id: text, type: text, sizeGb: v.number() });

const stored = v.object({
  id: instanceId,
  name: text,
  state: text,
  region: named,
  zone: named,
  module: v.optional(named),
  isp: text,
  type: text,
  vcpu: v.number(),
  memoryGb: v.number(),
  publicIps: texts,
  privateIps: texts,
  systemDisk: v.optional(disk),
  dataDisks: v.array(disk),
  image: v.optional(v.object({ id: text, name: text, osName: text })),
  tags: v.array(v.object({ key: text, value: text })),
  createTime: text,
  expireTime: text,
  expireState: text,
  restrictState: text,
  latestOperation: text,
  latestOperationState: text,
});

/** An instance as an earlier window kept it. JSON leaves out what is undefined. */
export const storedInstance = v.pipe(
  stored,
  v.transform((row): Instance => ({ ...row, module: row.module, systemDisk: row.systemDisk, image: row.image })),
);
