import type { ImageRecord } from "../worldState.ts";
import { newId } from "./sampleIds.ts";

const hour = 60 * 60 * 1000;
const day = 24 * hour;

/** IDs of public images. */
export const publicIds = { centos: "img-9qabwvbn", ubuntu: "img-ubuntu22", windows: "img-winsrv19" };
/** IDs of the sample account's own images, far above the numbers of new images. */
export const privateIds = {
  player: newId("img", 900_001),
  gateway: newId("img", 900_002),
  nightly: newId("img", 900_003),
  imported: newId("img", 900_004),
};

const publicImage = (id: string, osName: string, platform: string): ImageRecord => ({
  id,
  name: osName,
  description: osName,
  state: "NORMAL",
  type: "PUBLIC_IMAGE",
  source: "OFFICIAL",
  osName,
  platform,
  sizeGb: 50,
  taskId: "",
});

/** The public images of Tencent Cloud that this cloud offers. */
export const publicImages: readonly ImageRecord[] = [
  publicImage(publicIds.centos, "CentOS 7.6 64位", "CentOS"),
  publicImage(publicIds.ubuntu, "Ubuntu 22.04 64位", "Ubuntu"),
  publicImage(publicIds.windows, "Windows Server 2019 数据中心版 64位 中文版", "Windows"),
];

const privateImage = (id: string, name: string, own: Partial<ImageRecord>): ImageRecord => ({
  id,
  name,
  description: "",
  state: "NORMAL",
  type: "PRIVATE_IMAGE",
  source: "CREATE_IMAGE",
  osName: "CentOS 7.6 64位",
  platform: "CentOS",
  sizeGb: 50,
  taskId: "",
  ...own,
});

/** The four images of the sample account; `madeFrom` is the ID of one of its instances. */
export const sampleImages = (now: number, madeFrom: string): readonly ImageRecord[] => [
  privateImage(privateIds.player, "edge-player-v12", {
    description: "播放节点基线镜像",
    createdAt: now - 20 * day,
    from: from(madeFrom, "live-player-01"),
  }),
  privateImage(privateIds.gateway, "网关基线 2026-10", {
    createdAt: now - 9 * day,
    from: from(madeFrom, "live-player-01"),
  }),
  privateImage(privateIds.nightly, "nightly-build", {
    description: "[nightly](command:evil) of `main`",
    createdAt: now - 7 * hour,
    from: from(newId("ein", 999_999), "已销毁的实例"),
  }),
  privateImage(privateIds.imported, "cvm-import-ubuntu", {
    source: "EXTERNAL_IMPORT",
    osName: "Ubuntu 22.04 64位",
    platform: "Ubuntu",
    createdAt: now - 40 * day,
  }),
];

const from = (instanceId: string, instanceName: string) => ({
  instanceId,
  instanceName,
  zone: "ap-hangzhou-ecm-1",
  imageId: publicIds.centos,
});
