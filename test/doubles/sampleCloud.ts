import assert from "node:assert/strict";
import { newInstance } from "../../src/sample/data/sampleInstances.ts";
import { publicIds } from "../../src/sample/data/sampleImages.ts";
import { emptyWorld } from "../simulator/emptyWorld.ts";
import { World } from "../../src/sample/world.ts";
import { WorldError } from "../../src/sample/worldError.ts";
import type { InstanceRecord } from "../../src/sample/worldState.ts";

export const start = Date.parse("2026-11-24T00:00:00Z");

/** A world with the given instances and a clock that is moved by hand. */
export function cloudOf(...own: readonly Partial<InstanceRecord>[]) {
  let now = start;
  const instances = own.map((one, index) =>
    newInstance(index + 1, start - index, { imageId: publicIds.centos, ...one }),
  );
  const world = new World({ ...emptyWorld(), instances }, { now: () => now });
  const ids = instances.map(({ id }) => id);
  return { world, ids, id: ids[0] ?? "", pass: (seconds: number) => void (now += seconds * 1000) };
}

export function refuses(world: World, action: string, params: Readonly<Record<string, unknown>>, code: string): void {
  const before = world.state;
  assert.throws(
    () => world.answer(action, params),
    (error) => error instanceof WorldError && error.code === code,
    `${action} ${JSON.stringify(params)} should be refused with ${code}`,
  );
  assert.equal(world.state, before, "a refused call changes nothing");
}

/** Draws the state and operation of each instance, one a line. */
export const drawn = ({ state }: World) =>
  state.instances.map((one) => `${one.state} ${one.latestOperation} ${one.latestOperationState}`).join("\n");

export const drawnImages = ({ state }: World) =>
  state.images
    .filter(({ type }) => type === "PRIVATE_IMAGE")
    .map(({ name, state, taskId }) => `${name} ${state} ${taskId}`.trim())
    .join("\n");

export const filter = (Name: string, ...Values: readonly string[]) => ({ Filters: [{ Name, Values }] });
