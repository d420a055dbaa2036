import { machineTypes } from "../../src/sample/data/machineTypes.ts";
import { newInstance } from "../../src/sample/data/sampleInstances.ts";
import { publicIds } from "../../src/sample/data/sampleImages.ts";
import type { InstanceRecord, WorldState } from "../../src/sample/worldState.ts";
import { emptyWorld } from "./emptyWorld.ts";

const zones = [
  "ap-hangzhou-ecm-1",
  "ap-shenzhen-ecm-ct2",
  "ap-bhmini-ecm-1",
  "ap-chongqing-ecm2-1",
  "ap-guangzhou-ecm-cm2-1",
  "ap-beijing-ecm-cm3-1",
] as const;
const isps = ["CTCC", "CUCC", "CMCC"] as const;
const minute = 60_000;

const turn = <T>(list: readonly T[], number: number): T => list[number % list.length] as T;

/** `edge-00042`, whose fields follow from 42 alone. Every third instance is stopped. */
const oneOfMany = (number: number, now: number): InstanceRecord =>
  newInstance(number, now - number * minute, {
    name: `edge-${String(number).padStart(5, "0")}`,
    state: number % 3 === 0 ? "STOPPED" : "RUNNING",
    zone: turn(zones, number),
    isp: turn(isps, number),
    type: turn(machineTypes, number),
    imageId: publicIds.centos,
  });

/** A world of that many instances over all zones, with times before `now` (milliseconds since 1970). */
export const manyInstances = (count: number, now: number): WorldState => ({
  ...emptyWorld(),
  instances: Array.from({ length: count }, (_, index) => oneOfMany(index + 1, now)),
});
