import { sampleWorld } from "../../src/sample/data/sampleWorld.ts";
import type { WorldState } from "../../src/sample/worldState.ts";

/** Renames everything that has a name. */
const renamed = (name: string): string => (name === "" ? "" : `sim-${name}`);

/** The sample account's cloud with other names, so that both can be shown side by side. */
export function simulatedWorld(now: number): WorldState {
  const world = sampleWorld(now);
  return {
    ...world,
    instances: world.instances.map((instance) => ({ ...instance, name: renamed(instance.name) })),
    images: world.images.map((image) =>
      image.from === undefined
        ? image
        : {
            ...image,
            name: renamed(image.name),
            from: { ...image.from, instanceName: renamed(image.from.instanceName) },
          },
    ),
  };
}
