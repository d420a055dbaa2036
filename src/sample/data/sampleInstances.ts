import type { InstanceRecord } from "../worldState.ts";
import { newId, uuidOf } from "./sampleIds.ts";
import { publicIds } from "./sampleImages.ts";

const day = 24 * 60 * 60 * 1000;

/** IDs of the sample modules. */
export const moduleIds = {
  live: newId("em", 1),
  gateway: newId("em", 2),
  games: newId("em", 3),
};

const live = { moduleId: moduleIds.live, zone: "ap-hangzhou-ecm-1", isp: "CTCC", type: "S5.2XLARGE16" };
const gateway = { moduleId: moduleIds.gateway, zone: "ap-shenzhen-ecm-ct2", isp: "CTCC" };
const games = { moduleId: moduleIds.games, zone: "ap-beijing-ecm-cm3-1", isp: "CMCC", type: "SN3ne.4XLARGE32" };
const windows = { imageId: publicIds.windows };

/**
 * The sample instances. Transitional states never end, so that every state can be seen; instances with a fault are
 * named after it.
 */
const rows: readonly ((number: number, now: number) => Partial<InstanceRecord>)[] = [
  () => ({ ...live, name: "live-player-01", tags: [{ key: "team", value: "live" }] }),
  () => ({ ...live, name: "live-player-02", tags: [{ key: "team", value: "live" }] }),
  (number) => ({ ...live, name: "live-recorder", dataDisks: [newDataDisk(number, 200)] }),
  () => ({ ...live, name: "直播转码-03", isp: "CUCC", state: "STOPPED", latestOperation: "StopInstances" }),
  () => ({ ...live, name: "直播弹幕", isp: "CTCC;CUCC;CMCC" }),
  () => ({ ...gateway, name: "网关-深圳-主", tags: [{ key: "env", value: "prod" }] }),
  // The newest that is stopped, so that an image can be made of the first stopped one in the list.
  (_, now) => ({
    ...gateway,
    name: "网关-深圳-备",
    state: "STOPPED",
    latestOperation: "StopInstances",
    createdAt: now - 2 * day,
  }),
  () => ({ ...gateway, name: "gateway-canary", state: "STARTING", ...underWay("StartInstances") }),
  () => ({ ...gateway, name: "gateway-old", state: "STOPPING", ...underWay("StopInstances") }),
  (number) => ({ ...games, name: "game-room-a", dataDisks: [newDataDisk(number, 500)] }),
  (number) => ({
    ...games,
    name: "image-will-fail",
    quirks: { nextImageFails: true },
    state: "STOPPED",
    dataDisks: [newDataDisk(number, 500)],
  }),
  () => ({ ...games, name: "game-match", state: "REBOOTING", ...underWay("RebootInstances") }),
  () => ({ ...games, name: "游戏大厅 Windows", ...windows }),
  () => ({ name: "[click](command:evil) **x** <img> $(zap)", zone: "ap-bhmini-ecm-1", type: "S4.LARGE8" }),
  () => ({ zone: "ap-bhmini-ecm-1", type: "S4.LARGE8" }),
  () => ({ name: "bare-metal-1", state: "STOPPED", quirks: { withoutImages: true } }),
  () => ({
    name: "ignores-soft-stop",
    quirks: { ignoresSoftStop: true },
    zone: "ap-chongqing-ecm2-1",
    isp: "CUCC",
    type: "SN3ne.2XLARGE16",
  }),
  (_, now) => ({ name: "cdn-chongqing-2", zone: "ap-chongqing-ecm2-1", isp: "CUCC", ...expiring(now + 3 * day) }),
  (_, now) => ({ name: "采集节点-广州", zone: "ap-guangzhou-ecm-cm2-1", isp: "CMCC", ...expiring(now + 6 * day) }),
  (_, now) => ({ name: "billing-agent", zone: "ap-guangzhou-ecm-cm2-1", isp: "CMCC", ...isolated(now - 2 * day) }),
  () => ({
    name: "new-node",
    zone: "ap-chongqing-ecm2-1",
    ...notCreated,
    state: "PENDING",
    ...underWay("RunInstances"),
  }),
  () => ({ name: "new-node-failed", zone: "ap-chongqing-ecm2-1", ...notCreated, ...launchFailed }),
  () => ({ name: "retired-1", zone: "ap-guangzhou-ecm-cm2-1", state: "SHUTDOWN", latestOperation: "StopInstances" }),
  () => ({
    name: "retired-2",
    zone: "ap-guangzhou-ecm-cm2-1",
    state: "TERMINATING",
    ...underWay("TerminateInstances"),
  }),
];

const underWay = (latestOperation: string) => ({ latestOperation, latestOperationState: "OPERATING" });
const expiring = (expiresAt: number) => ({ expiresAt, expireState: "WILL_EXPIRE" });
const isolated = (expiresAt: number) => ({
  expiresAt,
  state: "STOPPED",
  expireState: "EXPIRED",
  restrictState: "PROTECTIVELY_ISOLATED",
});
const notCreated = { publicIp: "", privateIp: "", isp: "CUCC" };
const launchFailed = { state: "LAUNCH_FAILED", latestOperation: "RunInstances", latestOperationState: "FAILED" };

/** The instances of the sample account, oldest first. */
export const sampleInstances = (now: number): readonly InstanceRecord[] =>
  rows.map((row, index) =>
    newInstance(index + 1, now - (90 - 3 * index) * day, { imageId: publicIds.centos, ...row(index + 1, now) }),
  );

/** A running instance in Hangzhou with the given differences. All its IDs derive from `number`. */
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

/** A data disk of the instance with that number. */
export const newDataDisk = (number: number, sizeGb: number) => ({ id: newId("ldisk", 2 * number + 1), sizeGb });
