import assert from "node:assert/strict";
import { test } from "node:test";
import { EcmError } from "../../../src/ecm/errors/failure.ts";
import { checkImageName } from "../../../src/ecm/imageName.ts";
import type { Ecm, ImageRequest, Instance, InstanceId, TaskId } from "../../../src/ecm/model.ts";
import { type SampleStore, sampleEcm } from "../../../src/sample/sampleCloud.ts";
import { MemorySampleStore } from "../../doubles/memorySampleStore.ts";
import { readWorldState, type WorldState } from "../../../src/sample/worldState.ts";

const signal = new AbortController().signal;

/** The sample account on a store, with a clock that is moved by hand. */
function account(store = new MemorySampleStore()) {
  let now = Date.parse("2026-11-24T00:00:00Z");
  const clock = { now: () => now };
  return { ecm: sampleEcm(store, clock), clock, store, pass: (seconds: number) => void (now += seconds * 1000) };
}

async function named(ecm: Ecm, name: string): Promise<Instance> {
  const found = (await ecm.instances({}, signal)).find((instance) => instance.name === name);
  assert.ok(found, `the sample account has ${name}`);
  return found;
}

function request(instance: Instance, name: string, forcePowerOff = false): ImageRequest {
  const checked = checkImageName(name);
  assert.ok(checked.ok);
  return { instance: instance.id, name: checked.value, description: "", forcePowerOff };
}

const failsWith = (code: string) => (error: unknown) =>
  error instanceof EcmError && error.failure.code === code && error.failure.executed === "no";

test("the sample account lists its instances, counts them, and finds some by id", async () => {
  const { ecm } = account();
  const pages: number[] = [];
  const all = await ecm.instances({ onPage: (soFar) => pages.push(soFar.length) }, signal);
  assert.deepEqual(pages, [24]);
  assert.equal(await ecm.countInstances(signal), 24);
  const six = all.slice(0, 6).map(({ id }) => id);
  const found = await ecm.instances({ ids: [...six, "ein-00000000" as InstanceId] }, signal);
  assert.deepEqual(new Set(found.map(({ id }) => id)), new Set(six));
});

test("an image is made from stop to start, and its task is reported to its end", async () => {
  const { ecm, pass } = account();
  const before = await named(ecm, "live-player-01");
  await ecm.stopInstance(before.id, "soft", signal);
  pass(6);
  const { task, requestId } = await ecm.createImage(request(before, "base"), signal);
  assert.match(requestId, /^[0-9a-f-]{36}$/);
  const status = async () => (await ecm.reports([task, "7" as TaskId], signal)).get(task)?.status;
  assert.equal(await status(), "operating");
  pass(25);
  assert.equal(await status(), "success");
  const [image] = await ecm.images({ name: "base" }, signal);
  assert.deepEqual([image?.state, image?.from.instance, image?.task], ["NORMAL", before.id, undefined]);
  await ecm.startInstance(before.id, signal);
  pass(8);
  assert.equal((await named(ecm, "live-player-01")).state, "RUNNING");
});

test("a task the sample account does not know is left out of the reports", async () => {
  const { ecm } = account();
  assert.equal((await ecm.reports(["7" as TaskId, "8" as TaskId], signal)).size, 0);
});

test("a refusal is an EcmError that says nothing was done", async () => {
  const { ecm } = account();
  const running = await named(ecm, "live-player-01");
  const bare = await named(ecm, "bare-metal-1");
  await assert.rejects(
    ecm.createImage(request(running, "base"), signal),
    failsWith("FailedOperation.InstanceNotAllStopped"),
  );
  await assert.rejects(
    ecm.createImage(request(bare, "base"), signal),
    failsWith("UnsupportedOperation.InstanceIdNotSupported"),
  );
});

test("the instance named image-will-fail fails its image", async () => {
  const { ecm, pass } = account();
  const { task } = await ecm.createImage(request(await named(ecm, "image-will-fail"), "base"), signal);
  pass(25);
  const report = (await ecm.reports([task], signal)).get(task);
  assert.deepEqual([report?.status, report?.message], ["failed", "Create image failed"]);
});

test("two windows see one account", async () => {
  const { ecm, clock, store } = account();
  const other = sampleEcm(store, clock);
  const { id } = await named(ecm, "直播转码-03");
  await other.startInstance(id, signal);
  assert.equal((await named(ecm, "直播转码-03")).state, "STARTING");
});

test("the account outlives a reload in the middle of a task", async () => {
  let saved = "";
  const store: SampleStore = {
    runExclusive: (work) => work(),
    load: async (): Promise<WorldState | undefined> => (saved === "" ? undefined : readWorldState(JSON.parse(saved))),
    save: async (state: WorldState) => void (saved = JSON.stringify(state)),
  };
  let now = Date.parse("2026-11-24T00:00:00Z");
  const open = () => sampleEcm(store, { now: () => now });
  const first = open();
  const { task } = await first.createImage(request(await named(first, "live-player-02"), "base", true), signal);
  now += 31_000;
  assert.equal((await open().reports([task], signal)).get(task)?.status, "success");
});

test("two calls at once do not lose each other's change", async () => {
  const { ecm } = account();
  const names = ["live-player-01", "live-player-02"];
  const instances = await Promise.all(names.map((name) => named(ecm, name)));
  await Promise.all(instances.map(({ id }) => ecm.stopInstance(id, "hard", signal)));
  const states = await Promise.all(names.map(async (name) => (await named(ecm, name)).state));
  assert.deepEqual(states, ["STOPPING", "STOPPING"]);
});

test("a stopped call throws the signal's reason and changes nothing", async () => {
  const { ecm } = account();
  const { id } = await named(ecm, "live-player-01");
  const reason = new Error("enough");
  await assert.rejects(ecm.stopInstance(id, "soft", AbortSignal.abort(reason)), reason);
  assert.equal((await named(ecm, "live-player-01")).state, "RUNNING");
});
