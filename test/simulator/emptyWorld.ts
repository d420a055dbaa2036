import { sampleWorld } from "../../src/sample/data/sampleWorld.ts";
import type { Durations, WorldState } from "../../src/sample/worldState.ts";

/** A cloud with public images only. Its durations default to those of the sample account. */
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
