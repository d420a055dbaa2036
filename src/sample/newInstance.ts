import { newId, uuidOf } from "./newId.ts";
import type { InstanceRecord } from "./worldState.ts";

/** An ordinary running machine in Hangzhou, different in what `own` says. All ids follow from `number`. */
export const newInstance = (number: number, createdAt: number, own: Partial<InstanceRecord> = {}): InstanceRecord => ({
  id: newId("ein", number),
  uuid: uuidOf(number),
  name: "未命名",
  state: "RUNNING",
  zone: "ap-hangzhou-ecm-1",
  isp: "CTCC",
  type: "S5.LARGE8",
  moduleId: "",
  imageId: "",
  publicIp: `198.51.${100 + ((number >> 8) % 100)}.${number % 256}`,
  privateIp: `10.${11 + (number >> 16)}.${(number >> 8) % 256}.${number % 256}`,
  vpcId: newId("vpc", 1),
  subnetId: newId("subnet", 1 + (number % 4)),
  systemDiskId: newId("ldisk", 2 * number),
  dataDisks: [],
  tags: [],
  createdAt,
  expireState: "NORMAL",
  restrictState: "NORMAL",
  latestOperation: "RunInstances",
  latestOperationState: "SUCCESS",
  ...own,
});

/** A data disk for the instance of that number. */
export const newDataDisk = (number: number, sizeGb: number) => ({ id: newId("ldisk", 2 * number + 1), sizeGb });
