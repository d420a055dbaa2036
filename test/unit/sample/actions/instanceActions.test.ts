import assert from "node:assert/strict";
import { test } from "node:test";
import { sampleWorld } from "../../../../src/sample/data/sampleWorld.ts";
import { World } from "../../../../src/sample/world.ts";
import { cloudOf, filter, refuses, start } from "../../../doubles/sampleCloud.ts";

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
  refuses(world, "DescribeModule", { OrderByField: "name" }, "InvalidParameterValue");
});
