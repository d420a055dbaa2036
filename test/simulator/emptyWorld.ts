import { sampleWorld } from "../../src/sample/data/sampleWorld.ts";
import type { Durations, WorldState } from "../../src/sample/worldState.ts";

/** A cloud that holds only Tencent Cloud's public images; it takes as long as the sample account unless told otherwise. */
export function emptyWorld(durations: Partial<Durations> = {}): WorldState {
  const world = sampleWorld(0);
  return {
    ...world,
    instances: [],
    images: world.images.filter(({ type }) => type === "PUBLIC_IMAGE"),
    modules: [],
    durations: { ...world.durations, ...durations },
  };
}
