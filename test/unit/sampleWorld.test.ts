import assert from "node:assert/strict";
import { test } from "node:test";
import { instanceStates } from "../../src/ecm/model.ts";
import { newInstance } from "../../src/sample/newInstance.ts";
import { publicIds } from "../../src/sample/sampleImages.ts";
import { emptyWorld, sampleWorld } from "../../src/sample/sampleWorld.ts";
import { World } from "../../src/sample/world.ts";
import { WorldError } from "../../src/sample/worldError.ts";
import { type InstanceRecord, readWorldState } from "../../src/sample/worldState.ts";

const start = Date.parse("2026-11-24T00:00:00Z");

/** A world with the given instances and a clock that stands until it is moved. */
function cloudOf(...own: readonly Partial<InstanceRecord>[]) {
  let now = start;
  const instances = own.map((one, index) =>
    newInstance(index + 1, start - index, { imageId: publicIds.centos, ...one }),
  );
  const world = new World({ ...emptyWorld(), instances }, { now: () => now });
  const ids = instances.map(({ id }) => id);
  return { world, ids, id: ids[0] ?? "", pass: (seconds: number) => void (now += seconds * 1000) };
}

function refuses(world: World, action: string, params: Readonly<Record<string, unknown>>, code: string): void {
  const before = world.state;
  assert.throws(
    () => world.answer(action, params),
    (error) => error instanceof WorldError && error.code === code,
    `${action} ${JSON.stringify(params)} should be refused with ${code}`,
  );
  assert.equal(world.state, before, "a refused call changes nothing");
}

/** One line for each instance: state, operation. */
const drawn = ({ state }: World) =>
  state.instances.map((one) => `${one.state} ${one.latestOperation} ${one.latestOperationState}`).join("\n");

const drawnImages = ({ state }: World) =>
  state.images
    .filter(({ type }) => type === "PRIVATE_IMAGE")
    .map(({ name, state, taskId }) => `${name} ${state} ${taskId}`.trim())
    .join("\n");

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

test("a task told to fail leaves a failed image that names it, and the next one goes well", () => {
  const { world, id, pass } = cloudOf({ state: "STOPPED", quirks: { nextImageFails: true } });
  world.answer("CreateImage", { InstanceId: id, ImageName: "first" });
  pass(25);
  assert.equal(drawnImages(world), "first CREATEFAILED 1528600");
  assert.equal(drawn(world), "STOPPED CreateImage FAILED");
  world.answer("CreateImage", { InstanceId: id, ImageName: "second" });
  pass(25);
  assert.equal(drawnImages(world), "first CREATEFAILED 1528600\nsecond NORMAL");
});

test("one unknown task refuses the whole question", () => {
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
    "InvalidParameter.InvalidDataFormat",
  );
});

test("what CreateImage refuses", () => {
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

test("a name is taken as soon as its image is asked for", () => {
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

test("a world saved in the middle of a task goes on where it was", () => {
  const { world, id } = cloudOf({});
  world.answer("CreateImage", { InstanceId: id, ImageName: "base", ForcePoweroff: "TRUE" });
  const saved = readWorldState(JSON.parse(JSON.stringify(world.state)));
  assert.ok(saved);
  const later = new World(saved, { now: () => start + 60_000 });
  assert.equal(drawn(later), "STOPPED CreateImage SUCCESS");
  assert.equal(drawnImages(later), "base NORMAL");
});

test("what is not a saved world is not taken for one", () => {
  assert.equal(readWorldState(undefined), undefined);
  assert.equal(readWorldState({ ...emptyWorld(), version: 2 }), undefined);
  assert.equal(readWorldState({ ...emptyWorld(), instances: [{ id: 7 }] }), undefined);
});

interface Listed {
  readonly TotalCount: number;
  readonly InstanceSet:
    | readonly { readonly InstanceName: string; readonly TagSet: unknown; readonly DataDisks: unknown }[]
    | null;
}

const listed = (world: World, params: Readonly<Record<string, unknown>>): string => {
  const { TotalCount, InstanceSet } = world.answer("DescribeInstances", params) as unknown as Listed;
  return `${TotalCount}: ${InstanceSet === null ? "null" : InstanceSet.map(({ InstanceName }) => InstanceName).join(" ")}`;
};

const filter = (Name: string, ...Values: readonly string[]) => ({ Filters: [{ Name, Values }] });

test("instances are listed the newest first, page by page, and an empty list is null", () => {
  const { world } = cloudOf({ name: "c" }, { name: "b" }, { name: "a" });
  assert.equal(listed(world, {}), "3: c b a");
  assert.equal(listed(world, { OrderDirection: 1 }), "3: a b c");
  assert.equal(listed(world, { Offset: 1, Limit: 1 }), "3: b");
  assert.equal(listed(world, { Offset: 3 }), "3: null");
  refuses(world, "DescribeInstances", { Limit: 101 }, "InvalidParameterValue.InvaildPageParam");
  refuses(world, "DescribeInstances", { Limit: "20" }, "InvalidParameter.InvalidDataFormat");
  refuses(world, "DescribeInstances", { OrderByField: "name" }, "InvalidParameterValue.InvalidOrderByField");
});

test("filters narrow the list, the fuzzy ones by a part", () => {
  const tags = [{ key: "env", value: "prod" }];
  const { world, ids } = cloudOf(
    { name: "web-1", tags },
    { name: "WEB-2", state: "STOPPED" },
    { name: "db", publicIp: "203.0.113.9" },
  );
  assert.equal(listed(world, filter("instance-name", "web")), "2: web-1 WEB-2");
  assert.equal(listed(world, filter("instance-id", ids[2] ?? "", ids[0] ?? "")), "2: web-1 db");
  assert.equal(listed(world, filter("instance-state", "STOPPED")), "1: WEB-2");
  assert.equal(listed(world, filter("ip-address", "203.0.113.9")), "1: db");
  assert.equal(listed(world, filter("tag:env", "prod")), "1: web-1");
  assert.equal(listed(world, filter("tag-key", "team")), "0: null");
  refuses(world, "DescribeInstances", filter("colour", "red"), "InvalidParameterValue.InvalidFilter");
  refuses(
    world,
    "DescribeInstances",
    filter("zone", "1", "2", "3", "4", "5", "6"),
    "InvalidParameterValue.InvalidFilter",
  );
  refuses(world, "DescribeInstances", filter("instance-id", "web-1"), "InvalidParameterValue.InvalidInstanceID");
});

test("the image-name filter finds parts of names", () => {
  const { world, ids } = cloudOf({ state: "STOPPED" }, { state: "STOPPED" });
  world.answer("CreateImage", { InstanceId: ids[0], ImageName: "base" });
  world.answer("CreateImage", { InstanceId: ids[1], ImageName: "my Base 2" });
  assert.equal(world.answer("DescribeImage", filter("image-name", "base"))["TotalCount"], 2);
  assert.equal(world.answer("DescribeImage", filter("image-type", "PRIVATE_IMAGE"))["TotalCount"], 2);
  refuses(world, "DescribeImage", filter("image-name", "a", "b"), "InvalidParameterValue.InvalidFilter");
});

test("an instance nothing is forbidden on is answered without any set", () => {
  const { world, ids } = cloudOf({}, { state: "STOPPING" });
  assert.deepEqual(world.answer("DescribeInstancesDeniedActions", { InstanceIdSet: [ids[0]] }), {});
  assert.deepEqual(world.answer("DescribeInstancesDeniedActions", { InstanceIdSet: ids }), {
    InstanceOperatorSet: [
      {
        InstanceId: ids[1],
        DeniedActions: [
          {
            Action: "CreateImage",
            Code: "UnsupportedOperation.InvalidInstanceState",
            Message: "This operation cannot be performed in the current status.",
          },
        ],
      },
    ],
  });
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

test("modules are listed the newest first or by their instances, with what each holds", () => {
  const world = new World(sampleWorld(start), { now: () => start });
  interface Item {
    readonly Module: { readonly ModuleName: string };
    readonly NodeInstanceNum: { readonly NodeNum: number; readonly InstanceNum: number };
  }
  const listed = (params: Readonly<Record<string, unknown>>) =>
    (world.answer("DescribeModule", params)["ModuleItemSet"] as readonly Item[])
      .map(({ Module, NodeInstanceNum: { NodeNum, InstanceNum } }) => `${Module.ModuleName} ${NodeNum}/${InstanceNum}`)
      .join(", ");
  assert.equal(listed({}), "games 1/4, 网关 1/4, live 1/5");
  assert.equal(listed({ OrderByField: "instance-num", Limit: 1 }), "live 1/5");
  assert.equal(listed(filter("module-name", "网关")), "网关 1/4");
  refuses(world, "DescribeModule", { OrderByField: "name" }, "InvalidParameterValue.InvalidOrderByField");
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

test("the sample account shows every state, many places, and names that would harm a careless screen", () => {
  const { instances, images } = sampleWorld(start);
  const different = (of: (one: InstanceRecord) => string) => new Set(instances.map(of)).size;
  assert.deepEqual([...new Set(instances.map(({ state }) => state))].toSorted(), [...instanceStates].toSorted());
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
