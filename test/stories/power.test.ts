import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { UserError } from "../../src/base/userError.ts";
import { LiveUpdates } from "../../src/accounts/inventory/liveUpdates.ts";
import { protectAccount } from "../../src/commands/accounts/editAccount.ts";
import { rebootInstance } from "../../src/commands/instances/instancePower.ts";
import { startInstance } from "../../src/commands/instances/instancePower.ts";
import { stopInstance } from "../../src/commands/instances/instancePower.ts";
import { Computer, openSampleWindow, type Window } from "../doubles/computer.ts";
import { quiet } from "../doubles/handClock.ts";
import { instanceOf } from "../doubles/instanceOf.ts";
import { spyOn } from "../doubles/ecmProxy.ts";
import { Person } from "../doubles/person.ts";

const stateOf = (window: Window, name: string): string => instanceOf(window, name).instance.state;

/** A window whose instances view is visible, and the calls it makes. */
async function seen(context: TestContext, person: Person) {
  const computer = new Computer(context);
  const calls: string[] = [];
  computer.wrapEcm = (ecm) =>
    spyOn(ecm, (name, args) => calls.push(name === "instances" ? `look at ${countOf(args[0])}` : name));
  const window = await openSampleWindow(computer, person);
  const live = new LiveUpdates(window);
  window.inventory.onDidChange(() => live.look());
  return { computer, window, calls, live };
}

const countOf = (query: unknown): string => {
  const { ids } = query as { readonly ids?: readonly string[] };
  return ids ? String(ids.length) : "all";
};

test("an instance is stopped only after a question that names it and its account", async (context) => {
  const { window } = await seen(context, new Person("Shut down", "Cancel", "Shut down", "Stop"));
  const at = instanceOf(window, "live-player-01");
  await stopInstance(window, at);
  assert.equal(stateOf(window, "live-player-01"), "RUNNING");
  await stopInstance(window, at);
  assert.equal(stateOf(window, "live-player-01"), "STOPPING");
  assert.equal(
    window.person.saw.at(-1)?.replace(/ein-\w+/, "ein-…"),
    "sure? Stop live-player-01 (Sample Account)? live-player-01 (ein-…) · Sample Account [Stop]",
  );
});

test("several instances are started at once; the question names those left out because they run already", async (context) => {
  const { window } = await seen(context, new Person("Start"));
  const [a, b, c] = ["直播转码-03", "网关-深圳-备", "live-player-01"].map((name) => instanceOf(window, name));
  assert.ok(a && b && c);
  await startInstance(window, a, [a, b, c]);
  assert.deepEqual([stateOf(window, "直播转码-03"), stateOf(window, "网关-深圳-备")], ["STARTING", "STARTING"]);
  assert.match(window.person.saw.at(-1) ?? "", /Start 2 instances\?[^]*Left out: live-player-01 .*running/);
});

test("a forced restart says what may be lost", async (context) => {
  const { window } = await seen(context, new Person("Force restart", "Reboot"));
  await rebootInstance(window, instanceOf(window, "live-player-01"));
  assert.match(window.person.saw.at(-1) ?? "", /unsaved data may be lost/);
  assert.equal(stateOf(window, "live-player-01"), "REBOOTING");
});

test("the palette offers only instances that the command applies to", async (context) => {
  const { window } = await seen(context, new Person("直播转码-03", "Start"));
  await startInstance(window);
  const offered = window.person.saw.filter((line) => line.startsWith("  *"));
  assert.equal(offered.length, 5);
  assert.ok(offered.every((line) => line.includes("stopped")));
  assert.equal(stateOf(window, "直播转码-03"), "STARTING");
});

test("a changing state is followed until it settles, in one look, and only while somebody can see it", async (context) => {
  const { computer, window, calls, live } = await seen(context, new Person("Start"));
  await startInstance(window, instanceOf(window, "直播转码-03"));
  calls.length = 0;
  await computer.wait(60_000);
  assert.deepEqual(calls, []);
  assert.equal(stateOf(window, "直播转码-03"), "STARTING");
  live.show(true);
  await computer.wait(3000);
  await quiet();
  assert.deepEqual(calls, ["look at 6"]);
  assert.equal(stateOf(window, "直播转码-03"), "RUNNING");
  await computer.wait(3000);
  assert.deepEqual(calls, ["look at 6", "look at 5"]);
  live.show(false);
  await computer.wait(60_000);
  assert.equal(calls.length, 2);
});

test("an instance whose state does not change is looked at less and less often", async (context) => {
  const { computer, calls, live } = await seen(context, new Person());
  calls.length = 0;
  live.show(true);
  await computer.wait(10 * 60_000);
  assert.ok(calls.length > 10 && calls.length < 25, String(calls.length));
  live.dispose();
});

test("an instance that is gone disappears from the list while it is followed", async (context) => {
  const { computer, window, live } = await seen(context, new Person());
  await computer.change((state) => ({
    ...state,
    instances: state.instances.filter(({ name }) => name !== "retired-2"),
  }));
  live.show(true);
  await computer.wait(3000);
  await quiet();
  assert.throws(() => instanceOf(window, "retired-2"));
  live.dispose();
});

test("instances of an account that was signed out are no longer followed", async (context) => {
  const { window } = await seen(context, new Person());
  const waits: AbortSignal[] = [];
  const sleep = (milliseconds: number, signal: AbortSignal) => {
    waits.push(signal);
    return window.clock.sleep(milliseconds, signal);
  };
  const live = new LiveUpdates({ ...window, clock: { now: () => window.clock.now(), sleep } });
  window.inventory.onDidChange(() => live.look());
  live.show(true);
  await window.accounts.remove(instanceOf(window, "live-player-01").account.id);
  assert.deepEqual(
    waits.map(({ aborted }) => aborted),
    [true],
  );
});

test("a list that is older than required is loaded again, a younger one is not", async (context) => {
  const { computer, window, calls } = await seen(context, new Person());
  calls.length = 0;
  await computer.wait(4 * 60_000);
  await window.inventory.refreshOlderThan(5 * 60_000);
  assert.deepEqual(calls, []);
  await computer.wait(2 * 60_000);
  await window.inventory.refreshOlderThan(5 * 60_000);
  assert.deepEqual(calls, ["look at all"]);
  await quiet();
});

test("an instance that begins to change is followed closely, though others have not moved for long", async (context) => {
  const { computer, window, live } = await seen(context, new Person("Start"));
  live.show(true);
  await computer.wait(10 * 60_000);
  await startInstance(window, instanceOf(window, "直播转码-03"));
  await computer.wait(12_000);
  await quiet();
  assert.equal(stateOf(window, "直播转码-03"), "RUNNING");
  live.dispose();
});

test("in a protected account the user types the name of the instance to stop it", async (context) => {
  const { window } = await seen(context, new Person("Shut down", "Stop", "another", "Escape", "Shut down", "Stop"));
  const at = instanceOf(window, "live-player-01");
  await protectAccount(window, at.account);
  await stopInstance(window, at);
  assert.equal(stateOf(window, "live-player-01"), "RUNNING");
  window.person.then("live-player-01");
  await stopInstance(window, at);
  assert.equal(stateOf(window, "live-player-01"), "STOPPING");
});

test("an instance of an account that was signed out meanwhile is not started, and a message says so", async (context) => {
  const { window } = await seen(context, new Person("Start", "Start"));
  const both = ["直播转码-03", "网关-深圳-备"].map((name) => instanceOf(window, name));
  const [at] = both;
  assert.ok(at);
  await window.accounts.remove(at.account.id);
  const said = "Account Sample Account is signed out. Add it again first.";
  await assert.rejects(startInstance(window, at), new UserError(said));
  await startInstance(window, at, both);
  assert.equal(window.person.notices.at(-1)?.text.split(said).length, 3);
});
