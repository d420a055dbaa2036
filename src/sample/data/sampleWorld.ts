import type { Durations, WorldState } from "../worldState.ts";
import { newId } from "./sampleIds.ts";
import { privateIds, publicIds, publicImages, sampleImages } from "./sampleImages.ts";
import { moduleIds, sampleInstances } from "./sampleInstances.ts";

const day = 24 * 60 * 60 * 1000;

/** Long enough to watch progress, short enough to wait for the end. */
const durations: Durations = {
  stopMs: 6_000,
  startMs: 8_000,
  rebootMs: 10_000,
  resetMs: 20_000,
  imageMs: 25_000,
};

/** ECM retains up to ten custom images for each account. */
const imageQuota = 10;

/** The sample account of an invented company. Its times are relative to `now`, in milliseconds since 1970. */
export const sampleWorld = (now: number): WorldState => ({
  version: 1,
  instances: sampleInstances(now),
  images: [...publicImages, ...sampleImages(now, newId("ein", 1))],
  modules: [
    { id: moduleIds.live, name: "live", imageId: privateIds.player, type: "S5.2XLARGE16", createdAt: now - 99 * day },
    { id: moduleIds.gateway, name: "网关", imageId: publicIds.centos, type: "S5.LARGE8", createdAt: now - 98 * day },
    {
      id: moduleIds.games,
      name: "games",
      imageId: publicIds.centos,
      type: "SN3ne.4XLARGE32",
      createdAt: now - 97 * day,
    },
  ],
  tasks: [],
  durations,
  imageQuota,
  counter: 1,
  nextTaskId: 1_528_600,
});
