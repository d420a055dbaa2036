import assert from "node:assert/strict";
import { test } from "node:test";
import { publicIds } from "../../../../src/sample/data/sampleImages.ts";
import { sampleWorld } from "../../../../src/sample/data/sampleWorld.ts";
import { World } from "../../../../src/sample/world.ts";
import { cloudOf, drawn, drawnImages, filter, refuses, start } from "../../../doubles/sampleCloud.ts";

test("an image of a stopped instance is in the list at once and usable when its task has ended", () => {
  const { world, id, pass } = cloudOf({ state: "STOPPED" });
  assert.deepEqual(world.answer("CreateImage", { InstanceId: id, ImageName: "base" }), { TaskId: "1528600" });
  assert.equal(drawn(world), "STOPPED CreateImage OPERATING");
  assert.equal(drawnImages(world), "base CREATING 1528600");
  pass(24.9);
  assert.equal(drawnImages(world), "base CREATING 1528600");
  pass(0.1);
  assert.equal(drawnImages(world), "base NORMAL");
  assert.equal(drawn(world), "STOPPED CreateImage SUCCESS");
});

test("a forced power-off takes a running instance down and leaves it down", () => {
  const { world, id, pass } = cloudOf({});
  world.answer("CreateImage", { InstanceId: id, ImageName: "base", ForcePoweroff: "TRUE" });
  assert.equal(drawn(world), "STOPPING CreateImage OPERATING");
  pass(6);
  assert.equal(drawn(world), "STOPPED CreateImage OPERATING");
  refuses(world, "StartInstances", { InstanceIdSet: [id] }, "OperationDenied.InstanceOperationInProgress");
  pass(25);
  assert.equal(drawn(world), "STOPPED CreateImage SUCCESS");
  pass(3600);
  assert.equal(drawn(world), "STOPPED CreateImage SUCCESS");
});

test("the status of a task carries its id as a number and no end before it has ended", () => {
  const { world, id, pass } = cloudOf({ state: "STOPPED" });
  world.answer("CreateImage", { InstanceId: id, ImageName: "base" });
  const ask = { TaskSet: [{ Operation: "CreateImage", TaskId: "1528600" }] };
  const task = { TaskId: 1528600, Operation: "CreateImage", Message: "" };
  const begun = { ...task, AddTime: "2026-11-24 08:00:00" };
  assert.deepEqual(world.answer("DescribeTaskStatus", ask), {
    TaskSet: [{ ...begun, Status: "OPERATING", EndTime: "" }],
  });
  pass(25);
  assert.deepEqual(world.answer("DescribeTaskStatus", ask), {
    TaskSet: [{ ...begun, Status: "SUCCESS", EndTime: "2026-11-24 08:00:25" }],
  });
});

test("a task that is set to fail leaves a failed image that names it, and the next one succeeds", () => {
  const { world, id, pass } = cloudOf({ state: "STOPPED", quirks: { nextImageFails: true } });
  world.answer("CreateImage", { InstanceId: id, ImageName: "first" });
  pass(25);
  assert.equal(drawnImages(world), "first CREATEFAILED 1528600");
  assert.equal(drawn(world), "STOPPED CreateImage FAILED");
  world.answer("CreateImage", { InstanceId: id, ImageName: "second" });
  pass(25);
  assert.equal(drawnImages(world), "first CREATEFAILED 1528600\nsecond NORMAL");
});

test("one unknown task refuses the whole call", () => {
  const { world, id } = cloudOf({ state: "STOPPED" });
  world.answer("CreateImage", { InstanceId: id, ImageName: "base" });
  const known = { Operation: "CreateImage", TaskId: "1528600" };
  refuses(
    world,
    "DescribeTaskStatus",
    { TaskSet: [known, { ...known, TaskId: "7" }] },
    "InvalidParameterValue.TaskNotFound",
  );
  refuses(
    world,
    "DescribeTaskStatus",
    { TaskSet: [{ Operation: "CreateImage", TaskId: 1528600 }] },
    "InvalidParameter",
  );
});

test("CreateImage refuses what the documentation says it refuses", () => {
  const { world, ids } = cloudOf(
    {},
    { state: "STOPPED" },
    { state: "STOPPING" },
    { state: "STOPPED", restrictState: "PROTECTIVELY_ISOLATED" },
    { state: "STOPPED", quirks: { withoutImages: true } },
    { state: "STOPPED", latestOperation: "ResetInstances", latestOperationState: "OPERATING" },
  );
  const [running, stopped, stopping, isolated, bare, busy] = ids;
  const name = { ImageName: "base" };
  const column: readonly (readonly [params: Readonly<Record<string, unknown>>, code: string])[] = [
    [{ InstanceId: stopped }, "MissingParameter"],
    [{ ...name }, "MissingParameter"],
    [{ InstanceId: stopped, ImageName: " " }, "MissingParameter.MissingImageParameter"],
    [{ InstanceId: stopped, ImageName: 7 }, "InvalidParameter.InvalidDataFormat"],
    [{ ...name, InstanceId: stopped, ForcePoweroff: false }, "InvalidParameter.InvalidDataFormat"],
    [{ ...name, InstanceId: stopped, ForcePoweroff: "true" }, "InvalidParameter"],
    [{ ...name, InstanceId: "ins-12345678" }, "InvalidParameterValue.InvalidInstanceID"],
    [{ ...name, InstanceId: "ein-00000000" }, "UnsupportedOperation.InstanceIdNotFound"],
    [{ ...name, InstanceId: running }, "FailedOperation.InstanceNotAllStopped"],
    [{ ...name, InstanceId: running, ForcePoweroff: "FALSE" }, "FailedOperation.InstanceNotAllStopped"],
    [{ ...name, InstanceId: stopping }, "UnsupportedOperation.InvalidInstanceState"],
    [{ ...name, InstanceId: isolated }, "UnsupportedOperation.InvalidInstanceState"],
    [{ ...name, InstanceId: bare }, "UnsupportedOperation.InstanceIdNotSupported"],
    [{ ...name, InstanceId: busy }, "UnsupportedOperation.InvalidInstanceState"],
    [{ ...name, InstanceId: stopped, ClientToken: "x" }, "UnknownParameter"],
  ];
  for (const [params, code] of column) refuses(world, "CreateImage", params, code);
});

test("a name is taken as soon as its image is requested", () => {
  const { world, ids } = cloudOf({ state: "STOPPED" }, { state: "STOPPED" });
  world.answer("CreateImage", { InstanceId: ids[0], ImageName: "base" });
  refuses(world, "CreateImage", { InstanceId: ids[1], ImageName: "base" }, "InvalidParameterValue.ImageNameDuplicate");
});

test("the eleventh private image is refused, those in the making counted", () => {
  const { world, ids } = cloudOf(...Array.from({ length: 11 }, () => ({ state: "STOPPED" })));
  for (const id of ids.slice(0, 10)) world.answer("CreateImage", { InstanceId: id, ImageName: `of ${id}` });
  const params = { InstanceId: ids[10], ImageName: "one more" };
  refuses(world, "CreateImage", params, "ResourceInsufficient.InvaildPrivateImageNum");
});

test("the image-name filter finds parts of names", () => {
  const { world, ids } = cloudOf({ state: "STOPPED" }, { state: "STOPPED" });
  world.answer("CreateImage", { InstanceId: ids[0], ImageName: "base" });
  world.answer("CreateImage", { InstanceId: ids[1], ImageName: "my Base 2" });
  assert.equal(world.answer("DescribeImage", filter("image-name", "base"))["TotalCount"], 2);
  assert.equal(world.answer("DescribeImage", filter("image-type", "PRIVATE_IMAGE"))["TotalCount"], 2);
  refuses(world, "DescribeImage", filter("image-name", "a", "b"), "InvalidParameterValue.InvalidFilter");
});

test("an image a module uses cannot be deleted until the module has another", () => {
  const world = new World(sampleWorld(start), { now: () => start });
  const [module] = world.state.modules;
  assert.ok(module);
  refuses(world, "DeleteImage", { ImageIDSet: [module.imageId] }, "FailedOperation.ImageInUse");
  refuses(world, "DeleteImage", { ImageIDSet: ["img-nothere1"] }, "ResourceNotFound");
  world.answer("ModifyModuleImage", { ModuleId: module.id, DefaultImageId: publicIds.centos });
  world.answer("DeleteImage", { ImageIDSet: [module.imageId] });
  assert.equal(world.answer("DescribeImage", filter("image-type", "PRIVATE_IMAGE"))["TotalCount"], 3);
});

test("an image takes a new name only within the documented limits", () => {
  const world = new World(sampleWorld(start), { now: () => start });
  const [first, second] = world.state.images.filter(({ type }) => type === "PRIVATE_IMAGE");
  assert.ok(first && second);
  const params = { ImageId: first.id };
  refuses(
    world,
    "ModifyImageAttribute",
    { ...params, ImageName: second.name },
    "InvalidParameterValue.ImageNameDuplicate",
  );
  refuses(world, "ModifyImageAttribute", { ...params, ImageName: "x".repeat(21) }, "InvalidParameterValue");
  refuses(world, "ModifyImageAttribute", { ...params, ImageDescription: "x".repeat(61) }, "InvalidParameterValue");
  world.answer("ModifyImageAttribute", { ...params, ImageName: "节".repeat(20) });
  assert.equal(world.state.images.find(({ id }) => id === first.id)?.name, "节".repeat(20));
});
