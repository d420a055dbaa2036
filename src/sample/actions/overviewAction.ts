import { machineTypeOf } from "../data/machineTypes.ts";
import { systemDiskGb } from "../replies/instanceReply.ts";
import type { InstanceRecord } from "../worldState.ts";
import type { SampleAction } from "./action.ts";

export const describeBaseOverview: SampleAction = ({ instances, modules }) => {
  const count = (is: (instance: InstanceRecord) => boolean) => instances.filter(is).length;
  const sum = (of: (instance: InstanceRecord) => number) => instances.reduce((total, one) => total + of(one), 0);
  return {
    reply: {
      ModuleNum: modules.length,
      NodeNum: new Set(instances.map(({ zone }) => zone)).size,
      VcpuNum: sum(({ type }) => machineTypeOf(type).vcpu),
      MemoryNum: sum(({ type }) => machineTypeOf(type).memoryGb),
      StorageNum: sum(storage),
      NetworkNum: 0,
      InstanceNum: instances.length,
      RunningNum: count(({ state }) => state === "RUNNING"),
      IsolationNum: count(({ restrictState }) => restrictState === "PROTECTIVELY_ISOLATED"),
      ExpiredNum: count(({ expireState }) => expireState === "EXPIRED"),
      WillExpireNum: count(({ expireState }) => expireState === "WILL_EXPIRE"),
    },
  };
};

const storage = ({ dataDisks }: InstanceRecord) => dataDisks.reduce((sum, { sizeGb }) => sum + sizeGb, systemDiskGb);

/** The figures of the official example. It has none for the number of images. */
export const describeConfig: SampleAction = ({ images, largestImageGb = 0 }) => ({
  reply: {
    NetworkStorageRange: {
      MinBandwidth: 25,
      MaxBandwidth: 1000,
      SuggestBandwidth: 25,
      PerBandwidth: 1,
      MinSystemDiskSize: 0,
      MaxSystemDiskSize: 100,
      SuggestSystemDiskSize: 50,
      MinDataDiskSize: 50,
      MaxDataDiskSize: 1024,
      SuggestDataDiskSize: 1024,
      PerDataDisk: 10,
      MinVcpu: 1,
      MaxVcpu: 100,
      MaxVcpuPerReq: 100,
      MaxModuleNum: 1000,
    },
    ImageWhiteSet: images.filter(({ type }) => type === "PUBLIC_IMAGE").map(({ osName }) => osName),
    InstanceNetworkLimitConfigs: [
      { CpuNum: 1, NetworkInterfaceLimit: 2, InnerIpPerNetworkInterface: 2, PublicIpPerInstance: 1 },
      { CpuNum: 2, NetworkInterfaceLimit: 2, InnerIpPerNetworkInterface: 10, PublicIpPerInstance: 1 },
    ],
    ImageLimits: { MaxImageSize: largestImageGb },
    DefaultIPDirect: true,
  },
});
