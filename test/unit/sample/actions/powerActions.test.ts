import assert from "node:assert/strict";
import { test } from "node:test";
import { publicIds } from "../../../../src/sample/data/sampleImages.ts";
import { cloudOf, drawn, refuses } from "../../../doubles/sampleCloud.ts";

test("an instance stops, starts and reboots by the clock", () => {
  const { world, id, pass } = cloudOf({});
  const seen: string[] = [];
  const look = () => seen.push(drawn(world));
  for (const [action, seconds] of [
    ["StopInstances", 6],
    ["StartInstances", 8],
    ["RebootInstances", 10],
  ] as const) {
    world.answer(action, { InstanceIdSet: [id] });
    look();
    pass(seconds);
    look();
  }
  assert.deepEqual(seen, [
    "STOPPING StopInstances OPERATING",
    "STOPPED StopInstances SUCCESS",
    "STARTING StartInstances OPERATING",
    "RUNNING StartInstances SUCCESS",
    "REBOOTING RebootInstances OPERATING",
    "RUNNING RebootInstances SUCCESS",
  ]);
});

test("a guest that ignores a soft stop runs again, until its power is forced off", () => {
  const { world, id, pass } = cloudOf({ quirks: { ignoresSoftStop: true } });
  world.answer("StopInstances", { InstanceIdSet: [id], StopType: "SOFT" });
  assert.equal(drawn(world), "STOPPING StopInstances OPERATING");
  pass(6);
  assert.equal(drawn(world), "RUNNING StopInstances FAILED");
  world.answer("StopInstances", { InstanceIdSet: [id], StopType: "SOFT_FIRST" });
  pass(6);
  assert.equal(drawn(world), "STOPPED StopInstances SUCCESS");
});

test("power calls an instance's state forbids are refused, and one of them refuses the batch", () => {
  const { world, ids } = cloudOf({}, { state: "STOPPED" }, { state: "STOPPED", quirks: { refusesStart: true } });
  const [running, stopped, stubborn] = ids;
  refuses(world, "StartInstances", { InstanceIdSet: [stopped, running] }, "FailedOperation.OperationNotAllow");
  refuses(world, "StartInstances", { InstanceIdSet: [stubborn] }, "FailedOperation.OperationNotAllow");
  refuses(world, "StopInstances", { InstanceIdSet: [stopped] }, "ResourceUnavailable.InstanceNotRunning");
  refuses(world, "RebootInstances", { InstanceIdSet: ["ein-00000000"] }, "ResourceNotFound.InstanceNotExist");
  refuses(
    world,
    "StopInstances",
    { InstanceIdSet: [running], ForceStop: "TRUE" },
    "InvalidParameter.InvalidDataFormat",
  );
  refuses(
    world,
    "StopInstances",
    { InstanceIdSet: [running], StopType: "GENTLY" },
    "InvalidParameterValue.InvaildModifyParam",
  );
  const many = Array.from({ length: 101 }, () => running);
  refuses(world, "StopInstances", { InstanceIdSet: many }, "InvalidParameterValue.ParameterValueTooLarge");
});

test("a reset puts the named image onto the instance", () => {
  const { world, id, pass } = cloudOf({});
  world.answer("ResetInstances", { InstanceIdSet: [id], ImageId: publicIds.ubuntu });
  assert.equal(drawn(world), "REBOOTING ResetInstances OPERATING");
  pass(20);
  assert.equal(drawn(world), "RUNNING ResetInstances SUCCESS");
  assert.equal(world.state.instances[0]?.imageId, publicIds.ubuntu);
});
