import type { Instance, InstanceId } from "../../src/ecm/model.ts";

/** A stopped instance that passes every check. */
export const someInstance: Instance = {
  id: "ein-00000001" as InstanceId,
  name: "web-1",
  state: "STOPPED",
  region: { id: "ap-hangzhou-ecm", name: "杭州" },
  zone: { id: "ap-hangzhou-ecm-1", name: "杭州一区" },
  module: { id: "em-00000001", name: "live" },
  isp: "CTCC",
  type: "S5.LARGE8",
  vcpu: 4,
  memoryGb: 8,
  publicIps: [],
  privateIps: [],
  systemDisk: { type: "LOCAL_BASIC", sizeGb: 50 },
  dataDisks: [],
  image: { id: "img-base", name: "CentOS 7.6 64位", osName: "CentOS 7.6 64位" },
  tags: [],
  createTime: "",
  expireTime: "",
  expireState: "NORMAL",
  restrictState: "NORMAL",
  latestOperation: "",
  latestOperationState: "SUCCESS",
};
