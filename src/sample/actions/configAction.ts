import type { SampleAction } from "./action.ts";

/**
 * DescribeConfig: the values of the official example, which has no limit for the number of images.
 * @see https://www.tencentcloud.com/document/api/1119/45687
 */
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
      CBSSupported: false,
      DiskNumLimit: 50,
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
