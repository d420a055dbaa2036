import * as v from "valibot";
import type { Disk, Instance, NamedId } from "../model.ts";
import { count, instanceId, listOf, text, code } from "./wireValues.ts";

const disk = v.object({ DiskId: code, DiskType: code, DiskSize: count });

const position = v.object({
  RegionInfo: v.nullish(v.object({ Region: code, RegionName: text }), {}),
  ZoneInfo: v.nullish(v.object({ Zone: code, ZoneId: code, ZoneName: text }), {}),
});

const internet = v.object({
  PublicIPAddressSet: listOf(v.object({ PublicIPAddress: code })),
  PrivateIPAddressSet: listOf(v.object({ PrivateIPAddress: code })),
});

const source = v.object({
  InstanceId: instanceId,
  InstanceName: text,
  InstanceState: code,
  Position: v.nullish(position, {}),
  SimpleModule: v.nullish(v.object({ ModuleId: code, ModuleName: text }), {}),
  ISP: code,
  InstanceTypeConfig: v.nullish(v.object({ InstanceType: code, Vcpu: count, Memory: count }), {}),
  Internet: v.nullish(internet, {}),
  VirtualPrivateCloud: v.nullish(v.object({ PrivateIpAddresses: listOf(code) }), {}),
  SystemDisk: v.nullish(disk, {}),
  DataDisks: listOf(disk),
  Image: v.nullish(v.object({ ImageId: code, ImageName: text, ImageOsName: text }), {}),
  TagSet: listOf(v.object({ Key: text, Value: text })),
  CreateTime: text,
  ExpireTime: text,
  ExpireState: code,
  RestrictState: code,
  LatestOperation: code,
  LatestOperationState: code,
});

type Source = v.InferOutput<typeof source>;

/** One row of DescribeInstances. */
export const instanceSchema = v.pipe(source, v.transform(instanceFrom));

function instanceFrom(row: Source): Instance {
  return { ...identityOf(row), ...placeOf(row), ...machineOf(row), ...addressesOf(row), ...conditionOf(row) };
}

const identityOf = ({ InstanceId, InstanceName, InstanceState, TagSet }: Source) => ({
  id: InstanceId,
  name: InstanceName,
  state: InstanceState,
  tags: TagSet.map(({ Key, Value }) => ({ key: Key, value: Value })),
});

const placeOf = ({ Position: { RegionInfo, ZoneInfo }, SimpleModule, ISP }: Source) => ({
  region: { id: RegionInfo.Region, name: RegionInfo.RegionName },
  zone: { id: ZoneInfo.Zone || ZoneInfo.ZoneId, name: ZoneInfo.ZoneName },
  module: moduleFrom({ id: SimpleModule.ModuleId, name: SimpleModule.ModuleName }),
  isp: ISP,
});

const moduleFrom = (named: NamedId): NamedId | undefined => (named.id === "" ? undefined : named);

const machineOf = ({ InstanceTypeConfig, SystemDisk, DataDisks, Image }: Source) => ({
  type: InstanceTypeConfig.InstanceType,
  vcpu: InstanceTypeConfig.Vcpu,
  memoryGb: InstanceTypeConfig.Memory,
  systemDisk: SystemDisk.DiskId === "" && SystemDisk.DiskSize === 0 ? undefined : diskFrom(SystemDisk),
  dataDisks: DataDisks.map(diskFrom),
  image: imageFrom(Image),
});

const diskFrom = ({ DiskType, DiskSize }: v.InferOutput<typeof disk>): Disk => ({ type: DiskType, sizeGb: DiskSize });

const imageFrom = ({ ImageId, ImageName, ImageOsName }: Source["Image"]): Instance["image"] =>
  ImageId === "" && ImageName === "" ? undefined : { id: ImageId, name: ImageName, osName: ImageOsName };

function addressesOf({ Internet, VirtualPrivateCloud }: Source) {
  const inside = Internet.PrivateIPAddressSet.map(({ PrivateIPAddress }) => PrivateIPAddress);
  return {
    publicIps: distinct(Internet.PublicIPAddressSet.map(({ PublicIPAddress }) => PublicIPAddress)),
    privateIps: distinct([...inside, ...VirtualPrivateCloud.PrivateIpAddresses]),
  };
}

const distinct = (addresses: readonly string[]): string[] => [
  ...new Set(addresses.filter((address) => address !== "")),
];

const conditionOf = (row: Source) => ({
  createTime: row.CreateTime,
  expireTime: row.ExpireTime,
  expireState: row.ExpireState,
  restrictState: row.RestrictState,
  latestOperation: row.LatestOperation,
  latestOperationState: row.LatestOperationState,
});
