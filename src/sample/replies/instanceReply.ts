import type { ActionReply } from "../actions/action.ts";
import { ispNames, machineTypeOf } from "../data/machineTypes.ts";
import { placeOf } from "../data/places.ts";
import type { ImageRecord, InstanceRecord, ModuleRecord, WorldState } from "../worldState.ts";
import { chinaTime } from "./chinaTime.ts";
import { imageReply, lostImageReply } from "./imageReply.ts";

/** The size of every system disk in GB: the default of ECM. */
export const systemDiskGb = 50;

/** An instance as returned by DescribeInstances, with the API's nulls and placeholders. */
export const instanceReply = (instance: InstanceRecord, { images, modules }: WorldState): ActionReply => ({
  InstanceId: instance.id,
  InstanceName: instance.name,
  InstanceState: instance.state,
  UUID: instance.uuid,
  Image: runningImage(instance.imageId, images),
  SimpleModule: simpleModule(instance.moduleId, modules),
  Position: position(instance.zone),
  Internet: internet(instance),
  InstanceTypeConfig: machineTypeReply(instance.type),
  CreateTime: chinaTime(instance.createdAt),
  ExpireTime: chinaTime(instance.expiresAt ?? instance.createdAt),
  IsolatedTime: chinaTime(instance.expiresAt ?? instance.createdAt),
  ExpireState: instance.expireState,
  RestrictState: instance.restrictState,
  LatestOperation: instance.latestOperation,
  LatestOperationState: instance.latestOperationState,
  PayMode: instance.expiresAt === undefined ? 0 : 1,
  RenewFlag: 0,
  NewFlag: 0,
  TagSet: orNull(instance.tags.map(({ key, value }) => ({ Key: key, Value: value }))),
  ...disks(instance),
  SecurityGroupIds: [],
  VirtualPrivateCloud: privateCloud(instance),
  ISP: instance.isp,
  PhysicalPosition: { PosId: "", RackId: "", SwitchId: "" },
});

/** The API returns null for an empty list. */
export const orNull = <T>(list: readonly T[]): readonly T[] | null => (list.length === 0 ? null : list);

function runningImage(id: string, images: readonly ImageRecord[]): ActionReply {
  const image = images.find((image) => image.id === id);
  return image === undefined ? lostImageReply(id) : imageReply(image, images);
}

const simpleModule = (id: string, modules: readonly ModuleRecord[]): ActionReply => ({
  ModuleId: id,
  ModuleName: modules.find((module) => module.id === id)?.name ?? "",
});

function position(zone: string): ActionReply {
  const { zoneId, zoneName, region, regionName, regionId, area, province, city } = placeOf(zone);
  return {
    ZoneInfo: { ZoneId: zoneId, Zone: zone, ZoneName: zoneName },
    Country: { CountryId: "china", CountryName: "中国" },
    Area: { AreaId: area[0], AreaName: area[1] },
    Province: { ProvinceId: province[0], ProvinceName: province[1] },
    City: { CityId: city[0], CityName: city[1] },
    RegionInfo: { Region: region, RegionName: regionName, RegionId: regionId },
    Ipv6Supported: true,
  };
}

function internet({ id, privateIp, publicIp, isp }: InstanceRecord): ActionReply {
  const inner = { PrivateIPAddress: privateIp };
  const outer = {
    PublicIPAddress: publicIp,
    ISP: { ISPId: isp, ISPName: ispNames[isp] ?? isp },
    ChargeMode: "BANDWIDTH_PACKAGE",
    MaxBandwidthIn: 0,
    MaxBandwidthOut: 25,
  };
  const address = {
    PrivateIPAddressInfo: inner,
    PublicIPAddressInfo: publicIp === "" ? null : outer,
    PublicIPv6AddressInfo: null,
  };
  return {
    PrivateIPAddressSet: orNull(privateIp === "" ? [] : [inner]),
    PublicIPAddressSet: orNull(publicIp === "" ? [] : [outer]),
    InstanceNetworkInfoSet: orNull(
      privateIp === ""
        ? []
        : [
            {
              NetworkInterfaceId: `eni-${id.slice(4)}`,
              NetworkInterfaceName: `${id} Primary ENI`,
              Primary: true,
              AddressInfoSet: [address],
            },
          ],
    ),
  };
}

/** InstanceTypeConfig of instances and modules. */
export function machineTypeReply(name: string): ActionReply {
  const { type, family, vcpu, memoryGb } = machineTypeOf(name);
  return {
    InstanceType: type,
    Vcpu: vcpu,
    Memory: memoryGb,
    Frequency: "2.5 GHz",
    CpuModelName: "Intel Xeon Skylake 6133",
    GpuModelName: null,
    Vgpu: null,
    ExtInfo: "",
    InstanceFamilyConfig: { InstanceFamily: family, InstanceFamilyName: `标准型${family}` },
    InstanceFamilyTypeConfig: { InstanceFamilyType: "S", InstanceFamilyTypeName: "标准型" },
  };
}

const disk = (id: string, sizeGb: number, withInstance: boolean): ActionReply => ({
  DiskType: "LOCAL_BASIC",
  DiskId: id,
  DiskSize: sizeGb,
  DeleteWithInstance: withInstance,
  SnapshotId: "",
});

const disks = ({ systemDiskId, dataDisks }: InstanceRecord): ActionReply => ({
  SystemDiskSize: systemDiskGb,
  DataDiskSize: dataDisks.reduce((sum, { sizeGb }) => sum + sizeGb, 0),
  SystemDisk: disk(systemDiskId, systemDiskGb, false),
  DataDisks: orNull(dataDisks.map(({ id, sizeGb }) => disk(id, sizeGb, true))),
});

const privateCloud = ({ vpcId, subnetId, privateIp }: InstanceRecord): ActionReply => ({
  VpcId: vpcId,
  SubnetId: subnetId,
  PrivateIpAddresses: privateIp === "" ? [] : [privateIp],
  AsVpcGateway: false,
  Ipv6AddressCount: 0,
});
