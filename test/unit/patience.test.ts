import assert from "node:assert/strict";
import { test } from "node:test";
import { measureMachine, slowness } from "../tools/machineSpeed.ts";
import { patience, within } from "../tools/patience.ts";

const never = new Promise<never>(() => {});

test("limits are unchanged on a quick machine, and grow with a slow core, a busy one, and the last minute's load", () => {
  const times = (wall: number, cpu: number, crowd: number) => slowness({ wall, cpu, crowd });
  assert.equal(times(20, 20, 0.1), 1);
  assert.equal(times(90, 90, 0.5), 2);
  assert.equal(times(180, 45, 0.5), 4);
  assert.equal(times(45, 45, 3), 3);
  assert.equal(times(90, 90, 3), 6);
});

test("the slowest machine is waited for eight times as long, and no longer", () => {
  assert.equal(slowness({ wall: 60_000, cpu: 45, crowd: 900 }), 8);
});

test("the machine is measured within a moment, by real work", () => {
  const { wall, cpu, crowd } = measureMachine();
  assert.ok(cpu > 1 && wall > 1 && crowd >= 0, JSON.stringify({ wall, cpu, crowd }));
});

test("a limit is never shorter than it would be on an idle machine, and never shorter than it was", () => {
  const first = patience(1000);
  assert.ok(first >= 1000);
  assert.ok(patience(1000) >= first);
});

test("a result that comes in time is returned, and an error is passed on", async () => {
  assert.equal(await within(60_000, "a number", Promise.resolve(3)), 3);
  await assert.rejects(within(60_000, "a number", Promise.reject(new Error("none"))), /^Error: none$/);
});

test("a result that does not come is named", async () => {
  await assert.rejects(
    within(1, "the server to listen", never),
    /^Error: Waited 0 s for the server to listen, in vain\.$/,
  );
});
