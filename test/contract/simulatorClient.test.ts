import assert from "node:assert/strict";
import { test } from "node:test";
import { systemClock } from "../../src/base/clock.ts";
import { Client } from "../../src/ecm/client.ts";
import { checkImageName } from "../../src/ecm/imageName.ts";
import { SampleEcm } from "../../src/sample/sampleEcm.ts";
import { MemorySampleStore } from "../../src/sample/sampleStore.ts";
import { startSimulator } from "../simulator/startSimulator.ts";

const signal = new AbortController().signal;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

test("the real client makes an image in the simulator and reads what the sample account reads", async (context) => {
  const now = 1_800_000_000_000;
  const { url, keys, world, simulator, stop } = await startSimulator({ clock: { now: () => now } });
  context.after(stop);
  const credential = async () => keys;
  const client = new Client({ credential, endpoint: url, language: "en-US", clock: systemClock, log: silent });
  const instances = await client.instances({}, signal);
  const sample = new SampleEcm(new MemorySampleStore(world.state), { now: () => now });
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
