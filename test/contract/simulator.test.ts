import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { Command } from "../simulator/control.ts";
import { manyInstances } from "../simulator/manyInstances.ts";
import { type CallOptions, signedCall } from "../simulator/signedCall.ts";
import type { SimulatorOptions } from "../simulator/simulator.ts";
import { startSimulator } from "../simulator/startSimulator.ts";

interface Envelope {
  readonly Response: Readonly<Record<string, unknown>> & {
    readonly Error?: { readonly Code: string; readonly Message: string };
    readonly RequestId: string;
  };
}

/** A simulator for one test, and a way to call it. */
async function start(context: TestContext, options: SimulatorOptions = {}) {
  const running = await startSimulator(options);
  context.after(() => running.stop());
  const send = (action: string, params: object = {}, options: CallOptions = {}, keys = running.keys) =>
    signedCall(running.url, keys, action, params, options);
  const call = async (...args: Parameters<typeof send>) => {
    const response = await send(...args);
    assert.equal(response.status, 200);
    return ((await response.json()) as Envelope).Response;
  };
  const outcome = async (...args: Parameters<typeof send>) => (await call(...args)).Error?.Code ?? "ok";
  const order = (command: Command) =>
    fetch(`${running.url}/_control`, { method: "POST", body: JSON.stringify(command) });
  return { ...running, send, call, outcome, order };
}

const stopped = ({ world }: Awaited<ReturnType<typeof start>>) =>
  world.state.instances.find(({ name }) => name === "直播转码-03")?.id ?? "";

const logged = (log: readonly { readonly action: string; readonly outcome: string; readonly executed: boolean }[]) =>
  log.map(({ action, outcome, executed }) => `${action} ${outcome}${executed ? " executed" : ""}`);

test("a signed call is answered, by POST and by GET alike", async (context) => {
  const { call } = await start(context);
  const params = { Filters: [{ Name: "instance-name", Values: ["live-player"] }], Limit: 1 };
  const byPost = await call("DescribeInstances", params);
  const byGet = await call("DescribeInstances", params, { method: "GET" });
  assert.equal(byPost["TotalCount"], 2);
  assert.deepEqual({ ...byGet, RequestId: "" }, { ...byPost, RequestId: "" });
  assert.match(byPost.RequestId, /^[0-9a-f-]{36}$/);
});

test("a loopback address accepts any service name, and the host with or without its port", async (context) => {
  const { outcome } = await start(context);
  assert.equal(await outcome("DescribeConfig", {}, { service: "127" }), "ok");
  assert.equal(await outcome("DescribeConfig", {}, { host: "127.0.0.1" }), "ok");
});

test("an error has status 200, a RequestId, and a message in the requested language", async (context) => {
  const { call } = await start(context);
  const unknown = { InstanceId: "ein-00000000", ImageName: "base" };
  const english = await call("CreateImage", unknown);
  assert.equal(english.Error?.Code, "UnsupportedOperation.InstanceIdNotFound");
  assert.match(english.Error.Message, /^The instance ID is invalid/);
  const chinese = await call("CreateImage", unknown, { headers: { "x-tc-language": "zh-CN" } });
  assert.equal(chinese.Error?.Message, "无效实例ID。指定的实例ID不存在。");
});

test("the gateway refuses unknown actions, parameters and versions, bad JSON, wrong signatures and old ones", async (context) => {
  const { outcome, keys } = await start(context);
  assert.equal(await outcome("LaunchRockets"), "InvalidAction");
  assert.equal(await outcome("DescribeConfig", { Colour: "red" }), "UnknownParameter");
  assert.equal(await outcome("DescribeConfig", {}, { headers: { "x-tc-version": "2018-01-01" } }), "NoSuchVersion");
  assert.equal(await outcome("DescribeConfig", {}, { body: "no json" }), "InvalidRequest");
  assert.equal(await outcome("DescribeConfig", {}, {}, { ...keys, secretKey: "no" }), "AuthFailure.SignatureFailure");
  assert.equal(await outcome("DescribeConfig", {}, { now: Date.now() - 301_000 }), "AuthFailure.SignatureExpire");
});

test("a key without permission for an action is refused for that action alone", async (context) => {
  const { outcome, simulator, keys } = await start(context);
  simulator.keyRing.set({ ...keys, denied: ["CreateImage"] });
  assert.equal(await outcome("CreateImage"), "AuthFailure.UnauthorizedOperation");
  assert.equal(await outcome("DescribeConfig"), "ok");
});

test("the twenty-first call of an action within a second is refused, by account and action", async (context) => {
  let now = Date.now();
  const { outcome, simulator } = await start(context, { wall: { now: () => now } });
  for (let calls = 0; calls < 20; calls++) assert.equal(await outcome("DescribeConfig"), "ok");
  assert.equal(await outcome("DescribeConfig"), "RequestLimitExceeded");
  assert.equal(await outcome("DescribeBaseOverview"), "ok");
  assert.equal(await outcome("DescribeConfig", {}, {}, simulator.addAccount("other").keys), "ok");
  now += 1000;
  assert.equal(await outcome("DescribeConfig"), "ok");
  simulator.throttle.perSecond = 0;
  assert.equal(await outcome("DescribeConfig"), "RequestLimitExceeded");
  simulator.throttle.perSecond = Infinity;
  assert.equal(await outcome("DescribeConfig"), "ok");
});

test("each account has a cloud of its own", async (context) => {
  const { call, simulator } = await start(context);
  const { keys } = simulator.addAccount("other", manyInstances(3, Date.now()));
  assert.equal((await call("DescribeInstances"))["TotalCount"], 24);
  assert.equal((await call("DescribeInstances", {}, {}, keys))["TotalCount"], 3);
});

test("a dropped call is executed or not, as ordered", async (context) => {
  const running = await start(context);
  const { faults, send, world, log } = running;
  const params = { InstanceId: stopped(running), ImageName: "base" };
  const isMade = () => world.state.images.some(({ name }) => name === "base");
  faults.add("CreateImage", { kind: "dropBefore" });
  faults.add("CreateImage", { kind: "dropAfter" });
  await assert.rejects(send("CreateImage", params));
  assert.equal(isMade(), false);
  await assert.rejects(send("CreateImage", params));
  assert.equal(isMade(), true);
  assert.deepEqual(logged(log), ["CreateImage dropBefore", "CreateImage dropAfter executed"]);
});

test("answers can be damaged in every way, and are intact again afterwards", async (context) => {
  const { faults, send, outcome, log } = await start(context);
  const spoilt = async (...[fault]: [Parameters<typeof faults.add>[1]]) => {
    faults.add("DescribeConfig", fault);
    const response = await send("DescribeConfig");
    return [response.status, response.headers.get("content-type"), await response.text()] as const;
  };
  const [status, type, page] = await spoilt({ kind: "html503" });
  assert.deepEqual([status, type, page.startsWith("<html>")], [503, "text/html", true]);
  const [, , half] = await spoilt({ kind: "truncate" });
  assert.throws(() => JSON.parse(half), SyntaxError);
  assert.match((await spoilt({ kind: "error", code: "InternalError" }))[2], /"Code":"InternalError"/);
  assert.equal((await spoilt({ kind: "redirect" }))[0], 307);
  assert.equal(await outcome("DescribeConfig"), "ok");
  assert.deepEqual(logged(log), [
    "DescribeConfig html503",
    "DescribeConfig truncate executed",
    "DescribeConfig InternalError",
    "DescribeConfig redirect",
    "DescribeConfig ok executed",
  ]);
});

test("a fault for all calls stays until it is cleared", async (context) => {
  const { faults, outcome } = await start(context);
  faults.add("*", { kind: "error", code: "ServiceUnavailable" }, "all");
  assert.equal(await outcome("DescribeConfig"), "ServiceUnavailable");
  assert.equal(await outcome("DescribeImage"), "ServiceUnavailable");
  faults.clear();
  assert.equal(await outcome("DescribeImage"), "ok");
});

test("a held call waits before or after its execution until it is released", async (context) => {
  const running = await start(context);
  const { latches, outcome, world } = running;
  const id = stopped(running);
  const state = () => world.state.instances.find((one) => one.id === id)?.state;
  latches.hold("StartInstances");
  latches.hold("StartInstances", "after");
  const call = outcome("StartInstances", { InstanceIdSet: [id] });
  await latches.held("StartInstances");
  assert.equal(state(), "STOPPED");
  latches.release("StartInstances");
  await latches.held("StartInstances", "after");
  assert.equal(state(), "STARTING");
  latches.release("StartInstances", "after");
  assert.equal(await call, "ok");
});

test("another process can steer it: faults, time, keys, switches and latches", async (context) => {
  const clock = { now: () => 1_800_000_000_000 };
  const running = await start(context, { clock });
  const { order, outcome, call, url } = running;
  const instanceId = stopped(running);
  await order({ do: "fault", action: "CreateImage", fault: { kind: "error", code: "InternalError" } });
  const params = { InstanceId: instanceId, ImageName: "base" };
  assert.equal(await outcome("CreateImage", params), "InternalError");
  await order({ do: "durations", durations: { imageMs: 1000 } });
  await order({ do: "quirks", instanceId, quirks: { nextImageFails: true } });
  const { TaskId } = await call("CreateImage", params);
  await order({ do: "advance", ms: 1000 });
  const { TaskSet } = await call("DescribeTaskStatus", { TaskSet: [{ Operation: "CreateImage", TaskId }] });
  assert.equal((TaskSet as readonly { Status: string }[])[0]?.Status, "FAILED");
  await order({ do: "hold", action: "DescribeConfig" });
  const held = outcome("DescribeConfig");
  await order({ do: "awaitHeld", action: "DescribeConfig" });
  await order({ do: "release", action: "DescribeConfig" });
  assert.equal(await held, "ok");
  await order({ do: "awaitAnswered", action: "DescribeConfig" });
  await order({ do: "removeKey", secretId: running.keys.secretId });
  assert.equal(await outcome("DescribeConfig"), "AuthFailure.SecretIdNotFound");
  const log = (await (await fetch(`${url}/_log`)).json()) as readonly { action: string; outcome: string }[];
  assert.deepEqual(log, JSON.parse(JSON.stringify(running.log)));
  assert.equal((await order({ do: "dance" } as unknown as Command)).status, 400);
});

test("a stopped world clock stands still, and a fast one runs fast", async (context) => {
  let now = 1_800_000_000_000;
  const running = await start(context, { clock: { now: () => now }, speed: 10 });
  const { simulator } = running;
  now += 1000;
  assert.equal(simulator.clock.now(), 1_800_000_010_000);
  simulator.clock.speed = 0;
  now += 1000;
  assert.equal(simulator.clock.now(), 1_800_000_010_000);
});

test("ten thousand instances are listed a hundred a page, each once", async (context) => {
  const { call, simulator } = await start(context, { world: manyInstances(10_000, Date.now()) });
  simulator.throttle.perSecond = Infinity;
  const ids = new Set<string>();
  for (let Offset = 0; Offset < 10_000; Offset += 100) {
    const { InstanceSet, TotalCount } = await call("DescribeInstances", { Offset, Limit: 100 });
    assert.equal(TotalCount, 10_000);
    for (const { InstanceId } of InstanceSet as readonly { InstanceId: string }[]) ids.add(InstanceId);
  }
  assert.equal(ids.size, 10_000);
});

test("a request to another path is logged and answered with 404", async (context) => {
  const { url, log } = await start(context);
  assert.equal((await fetch(`${url}/redirected`, { method: "POST" })).status, 404);
  assert.deepEqual(logged(log), ["/redirected 404"]);
});
