import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { systemClock } from "../../src/base/clock.ts";
import { connectToCloud } from "../../src/ecm/connect.ts";
import type { Credential } from "../../src/ecm/credential.ts";
import type { Instance } from "../../src/ecm/model.ts";
import type { SenderOptions } from "../../src/ecm/transport/sender.ts";
import { manyInstances } from "../simulator/manyInstances.ts";
import { startSimulator } from "../simulator/startSimulator.ts";
import type { SimulatorOptions } from "../simulator/simulator.ts";
import { failureOf, instance, named, never, task, TestClock, TestLog } from "./clientWorld.ts";

async function world(context: TestContext, options: SimulatorOptions = {}) {
  const time = { now: 1_800_000_000_000 };
  const simulator = await startSimulator({ clock: { now: () => time.now }, ...options });
  context.after(() => simulator.stop());
  const client = (changes: Partial<SenderOptions> = {}) =>
    connectToCloud({
      credential: () => Promise.resolve(simulator.keys),
      endpoint: simulator.url,
      language: "en-US",
      clock: new TestClock(),
      log: new TestLog(),
      ...changes,
    });
  const ecm = client();
  const imageNames = () => simulator.world.state.images.map(({ name }) => name);
  const outcomes = () => simulator.log.map(({ action, outcome }) => `${action} ${outcome}`);
  const find = async (name: string): Promise<Instance> =>
    (await ecm.instances({}, never)).find((each) => each.name === name) ?? assert.fail(`no ${name}`);
  return { ...simulator, time, client, ecm, find, imageNames, outcomes };
}

const request = (of: Instance) => ({ instance: of.id, name: named("golden"), description: "", forcePowerOff: false });

test("an image is made of a stopped instance, followed and found", async (context) => {
  const { ecm, find, time } = await world(context);
  const source = await find("网关-深圳-备");
  const { task: made } = await ecm.createImage(request(source), never);
  assert.equal((await ecm.reports([made], never)).get(made)?.status, "operating");
  time.now += 24 * 60 * 60_000;
  assert.equal((await ecm.reports([made], never)).get(made)?.status, "success");
  const image = (await ecm.images({ name: "golden" }, never)).find(({ name }) => name === "golden");
  assert.equal(image?.from.instance, source.id);
  assert.equal(image?.state, "NORMAL");
});

test("an instance is stopped and started again", async (context) => {
  const { ecm, find, time } = await world(context);
  const { id } = await find("live-player-01");
  const state = async () => (await ecm.instances({ ids: [id] }, never))[0]?.state;
  await ecm.stopInstance(id, "soft", never);
  assert.equal(await state(), "STOPPING");
  time.now += 60 * 60_000;
  assert.equal(await state(), "STOPPED");
  await ecm.startInstance(id, never);
  time.now += 60 * 60_000;
  assert.equal(await state(), "RUNNING");
});

test("after a lost answer to CreateImage the image is made once", async (context) => {
  const { ecm, faults, find, imageNames } = await world(context);
  const source = await find("网关-深圳-备");
  faults.add("CreateImage", { kind: "dropAfter" });
  const failure = await failureOf(ecm.createImage(request(source), never));
  assert.equal(`${failure.code} ${failure.executed}`, "ClientError.ConnectionLost unknown");
  assert.equal(imageNames().filter((name) => name === "golden").length, 1);
});

const lost = ["dropBefore", "dropAfter", "truncate", "html503", "redirect"] as const;

for (const kind of lost) {
  test(`after ${kind} it is unknown whether CreateImage was executed, and it is not sent again`, async (context) => {
    const { ecm, faults, find, log } = await world(context);
    const source = await find("网关-深圳-备");
    faults.add("CreateImage", { kind });
    assert.equal((await failureOf(ecm.createImage(request(source), never))).executed, "unknown");
    assert.equal(log.filter(({ action }) => action === "CreateImage").length, 1);
  });
}

test("a list survives two broken connections and a gateway's error page", async (context) => {
  const { ecm, faults } = await world(context);
  faults.add("DescribeImage", { kind: "dropBefore" });
  faults.add("DescribeImage", { kind: "truncate" });
  faults.add("DescribeImage", { kind: "html503" });
  assert.notEqual((await ecm.images({}, never)).length, 0);
});

const wrongKeys: readonly (readonly [what: string, wrong: (key: Credential) => Credential, code: string])[] = [
  ["SecretKey", (key) => ({ ...key, secretKey: "wrong" }), "AuthFailure.SignatureFailure"],
  ["SecretId", (key) => ({ ...key, secretId: "AKIDnobody" }), "AuthFailure.SecretIdNotFound"],
  ["kind of key", (key) => ({ ...key, secretId: "nobody" }), "AuthFailure.InvalidSecretId"],
  ["token", (key) => ({ ...key, token: "old" }), "AuthFailure.TokenFailure"],
];

for (const [what, wrong, code] of wrongKeys) {
  test(`a wrong ${what} is ${code}, and is sent once`, async (context) => {
    const { client, keys, outcomes } = await world(context);
    const failure = await failureOf(client({ credential: async () => wrong(keys) }).countInstances(never));
    assert.equal(failure.code, code);
    assert.deepEqual(outcomes(), [`DescribeInstances ${code}`]);
  });
}

test("no image is made of a running instance unless its power is cut", async (context) => {
  const { ecm, find } = await world(context);
  const source = await find("live-player-01");
  assert.equal((await failureOf(ecm.createImage(request(source), never))).executed, "no");
});

test("an unknown task hides no existing one", async (context) => {
  const { ecm, find } = await world(context);
  const { task: made } = await ecm.createImage(request(await find("网关-深圳-备")), never);
  const reports = await ecm.reports([task("1"), made, task("2")], never);
  assert.deepEqual([...reports.keys()], [made]);
});

test("an unknown instance hides no existing one", async (context) => {
  const { ecm, find } = await world(context);
  const { id } = await find("live-player-01");
  const found = await ecm.instances({ ids: [instance("ein-00000000"), id] }, never);
  assert.deepEqual(
    found.map((each) => each.id),
    [id],
  );
});

test("3,000 instances arrive complete and in order, with hardly any call over the rate limit", async (context) => {
  const many = manyInstances(3000, 1_800_000_000_000);
  const { client, outcomes } = await world(context, { world: many });
  const found = await client({ clock: systemClock }).instances({}, never);
  assert.deepEqual(
    found.map(({ id }) => id as string),
    many.instances.map(({ id }) => id),
  );
  const refused = outcomes().filter((outcome) => outcome !== "DescribeInstances ok");
  assert.ok(refused.length <= 3, refused.join());
});

test("a call that is aborted while the cloud executes it ends at once", async (context) => {
  const { ecm, latches } = await world(context);
  const stop = new AbortController();
  latches.hold("DescribeInstances");
  const call = ecm.countInstances(stop.signal);
  await latches.held("DescribeInstances");
  stop.abort(new Error("The view was closed."));
  await assert.rejects(call, { message: "The view was closed." });
});
