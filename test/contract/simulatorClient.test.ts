import assert from "node:assert/strict";
import { test } from "node:test";
import { systemClock } from "../../src/base/clock.ts";
import { connectToCloud } from "../../src/ecm/connect.ts";
import { checkImageName } from "../../src/ecm/imageName.ts";
import { sampleEcm } from "../../src/sample/sampleCloud.ts";
import { MemorySampleStore } from "../doubles/memorySampleStore.ts";
import { startSimulator } from "../simulator/startSimulator.ts";

const signal = new AbortController().signal;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

test("the real client makes an image in the simulator and reads what the sample account reads", async (context) => {
  const now = 1_800_000_000_000;
  const { url, keys, world, simulator, stop } = await startSimulator({ clock: { now: () => now } });
  context.after(stop);
  const credential = async () => keys;
  const client = connectToCloud({ credential, endpoint: url, language: "en-US", clock: systemClock, log: silent });
  const instances = await client.instances({}, signal);
  const sample = sampleEcm(new MemorySampleStore(world.state), { now: () => now });
  assert.deepEqual(instances, await sample.instances({}, signal));
  assert.deepEqual(await client.images({}, signal), await sample.images({}, signal));
  const instance = instances.find(({ name }) => name === "live-player-01");
  const name = checkImageName("base");
  assert.ok(instance && name.ok);
  const request = { instance: instance.id, name: name.value, description: "", forcePowerOff: true };
  const { task } = await client.createImage(request, signal);
  assert.equal((await client.reports([task], signal)).get(task)?.status, "operating");
  simulator.clock.advance(31_000);
  assert.equal((await client.reports([task], signal)).get(task)?.status, "success");
  const [image] = await client.images({ name: "base" }, signal);
  assert.deepEqual([image?.state, image?.from.instance], ["NORMAL", instance.id]);
});

test("the real client and the sample account read the same modules, denials and limits", async (context) => {
  const now = 1_800_000_000_000;
  const { url, keys, world, stop } = await startSimulator({ clock: { now: () => now } });
  context.after(stop);
  const credential = async () => keys;
  const client = connectToCloud({ credential, endpoint: url, language: "en-US", clock: systemClock, log: silent });
  const sample = sampleEcm(new MemorySampleStore(world.state), { now: () => now });
  const modules = await client.modules(signal);
  assert.deepEqual(
    modules.map(({ name, image }) => `${name} ${image?.id}`),
    world.state.modules.toReversed().map(({ name, imageId }) => `${name} ${imageId}`),
  );
  assert.deepEqual(await sample.modules(signal), modules);
  const ids = (await client.instances({}, signal)).map(({ id }) => id);
  const denied = await client.deniedActions(ids, signal);
  assert.ok(denied.size > 0);
  assert.deepEqual(await sample.deniedActions(ids, signal), denied);
  assert.deepEqual(await sample.config(signal), await client.config(signal));
});

test("an image is renamed, described and deleted; fields that are left out keep their values", async (context) => {
  const { url, keys, stop } = await startSimulator();
  context.after(stop);
  const credential = async () => keys;
  const client = connectToCloud({ credential, endpoint: url, language: "en-US", clock: systemClock, log: silent });
  const used = new Set((await client.modules(signal)).map(({ image }) => image?.id));
  const image = (await client.images({}, signal)).find(({ id, state }) => state === "NORMAL" && !used.has(id));
  const name = checkImageName("other");
  assert.ok(image && name.ok);
  const find = async () => (await client.images({}, signal)).find(({ id }) => id === image.id);
  await client.editImage(image.id, { name: name.value }, signal);
  assert.deepEqual(await find(), { ...image, name: "other" });
  await client.editImage(image.id, { description: "" }, signal);
  assert.deepEqual(await find(), { ...image, name: "other", description: "" });
  await client.deleteImages([image.id], signal);
  assert.equal(await find(), undefined);
});

test("a reboot is soft or forced", async (context) => {
  const { url, keys, log, stop } = await startSimulator();
  context.after(stop);
  const credential = async () => keys;
  const client = connectToCloud({ credential, endpoint: url, language: "en-US", clock: systemClock, log: silent });
  const running = (await client.instances({}, signal)).filter(({ state }) => state === "RUNNING").slice(0, 2);
  const [first, second] = running;
  assert.ok(first && second);
  await client.rebootInstance(first.id, "soft", signal);
  await client.rebootInstance(second.id, "hard", signal);
  const states = (await client.instances({ ids: [first.id, second.id] }, signal)).map(({ state }) => state);
  assert.deepEqual(states, ["REBOOTING", "REBOOTING"]);
  assert.deepEqual(
    log.filter(({ action }) => action === "RebootInstances").map(({ params }) => params),
    [
      { InstanceIdSet: [first.id], StopType: "SOFT" },
      { InstanceIdSet: [second.id], StopType: "HARD" },
    ],
  );
});
