import assert from "node:assert/strict";
import { test } from "node:test";
import type { InstanceState } from "../../../src/ecm/model.ts";
import { sampleWorld } from "../../../src/sample/data/sampleWorld.ts";
import { World } from "../../../src/sample/world.ts";
import { type InstanceRecord, readWorldState } from "../../../src/sample/worldState.ts";
import { emptyWorld } from "../../simulator/emptyWorld.ts";
import { cloudOf, drawn, drawnImages, refuses, start } from "../../doubles/sampleCloud.ts";

test("a world that was saved in the middle of a task continues", () => {
  const { world, id } = cloudOf({});
  world.answer("CreateImage", { InstanceId: id, ImageName: "base", ForcePoweroff: "TRUE" });
  const saved = readWorldState(JSON.parse(JSON.stringify(world.state)));
  assert.ok(saved);
  const later = new World(saved, { now: () => start + 60_000 });
  assert.equal(drawn(later), "STOPPED CreateImage SUCCESS");
  assert.equal(drawnImages(later), "base NORMAL");
});

test("anything else is not read as a saved world", () => {
  assert.equal(readWorldState(undefined), undefined);
  assert.equal(readWorldState({ ...emptyWorld(), version: 2 }), undefined);
  assert.equal(readWorldState({ ...emptyWorld(), instances: [{ id: 7 }] }), undefined);
});

for (const [trouble, wrong] of [
  ["an instance type that does not exist", { type: "" }],
  ["a zone that does not exist", { zone: "mars-1" }],
] as const) {
  test(`a saved world with ${trouble} is not read`, () => {
    const { instances, ...rest } = sampleWorld(start);
    assert.ok(readWorldState({ ...rest, instances }));
    assert.equal(readWorldState({ ...rest, instances: [{ ...instances[0], ...wrong }] }), undefined);
  });
}

test("a saved state with a time that no date can hold is refused, instead of failing in a reply", () => {
  const saved = (createdAt: number) => {
    const state = sampleWorld(0);
    return { ...state, instances: state.instances.map((instance) => ({ ...instance, createdAt })) };
  };
  assert.ok(readWorldState(saved(Date.now())));
  for (const time of [8.64e15 + 1, 8.64e15 - 1, -8.64e15, 1e300, Number.NaN, Infinity])
    assert.equal(readWorldState(saved(time)), undefined, String(time));
  const state = sampleWorld(0);
  assert.equal(readWorldState({ ...state, durations: { ...state.durations, stopMs: 1e300 } }), undefined);
});

const documentedStates: Readonly<Record<InstanceState, true>> = {
  PENDING: true,
  LAUNCH_FAILED: true,
  RUNNING: true,
  STOPPED: true,
  STARTING: true,
  STOPPING: true,
  REBOOTING: true,
  SHUTDOWN: true,
  TERMINATING: true,
};

test("the sample account shows every state, many places, and names that would harm a careless screen", () => {
  const { instances, images } = sampleWorld(start);
  const different = (of: (one: InstanceRecord) => string) => new Set(instances.map(of)).size;
  assert.deepEqual(
    [...new Set(instances.map(({ state }) => state))].toSorted(),
    Object.keys(documentedStates).toSorted(),
  );
  assert.ok(instances.length >= 24 && different(({ zone }) => zone) >= 5 && different(({ isp }) => isp) === 4);
  assert.equal(
    different(({ id }) => id),
    instances.length,
  );
  assert.ok(instances.every(({ id }) => /^ein-[0-9a-z]{8}$/.test(id)));
  assert.ok(instances.some(({ name }) => name === "[click](command:evil) **x** <img> $(zap)"));
  assert.equal(images.filter(({ type }) => type === "PRIVATE_IMAGE").length, 4);
});

test("a reply has the API's nulls, stand-ins and zoneless times", () => {
  const { world } = cloudOf({ state: "STOPPED" });
  const { InstanceSet } = world.answer("DescribeInstances", {}) as { InstanceSet: readonly Record<string, unknown>[] };
  const { TagSet, DataDisks, CreateTime, ExpireTime, Image } = InstanceSet[0] ?? {};
  assert.deepEqual(
    { TagSet, DataDisks, CreateTime, ExpireTime },
    {
      TagSet: null,
      DataDisks: null,
      CreateTime: "2026-11-24 08:00:00",
      ExpireTime: "2026-11-24 08:00:00",
    },
  );
  const { SrcImage, ImageCreateTime, TaskId } = Image as Record<string, unknown>;
  assert.deepEqual({ ImageCreateTime, TaskId }, { ImageCreateTime: "", TaskId: "" });
  assert.deepEqual(
    Object.values(SrcImage as object).filter((value) => value !== ""),
    [0],
  );
});

test("an action this cloud does not have is refused", () => {
  const { world } = cloudOf();
  refuses(world, "LaunchRockets", {}, "InvalidAction");
  refuses(world, "constructor", {}, "InvalidAction");
});
