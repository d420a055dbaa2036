import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { sampleWorld } from "../../src/sample/data/sampleWorld.ts";
import { World } from "../../src/sample/world.ts";
import { WorldError } from "../../src/sample/worldError.ts";
import type { WorldState } from "../../src/sample/worldState.ts";
import { emptyWorld } from "../simulator/emptyWorld.ts";
import { manyInstances } from "../simulator/manyInstances.ts";
import { simulatedWorld } from "../simulator/simulatedWorld.ts";
import { signedCall } from "../simulator/signedCall.ts";
import { startSimulator } from "../simulator/startSimulator.ts";
import { type Field, innerFields, isDocumented, modelActions, requestOf, responseFaults } from "./ecmModel.ts";

type Json = Readonly<Record<string, unknown>>;

const now = 1_800_000_000_000;
const clock = { now: () => now };

const instanceIn = (state: WorldState, name: string): string =>
  state.instances.find((instance) => instance.name.endsWith(name))?.id ?? assert.fail(`no ${name}`);
const imageIn = (state: WorldState, name: string): string =>
  state.images.find((image) => image.name.endsWith(name))?.id ?? assert.fail(`no ${name}`);

/** A call that goes well in the world of the sample account, with every parameter that the action takes. */
const wholeCalls: Readonly<Record<string, (state: WorldState) => Json>> = {
  CreateImage: (state) => ({
    InstanceId: instanceIn(state, "live-player-01"),
    ImageName: "golden",
    ImageDescription: "nightly",
    ForcePoweroff: "TRUE",
  }),
  DeleteImage: (state) => ({ ImageIDSet: [imageIn(state, "nightly-build")] }),
  DescribeBaseOverview: () => ({}),
  DescribeConfig: () => ({}),
  DescribeImage: () => ({ Filters: [{ Name: "image-type", Values: ["PRIVATE_IMAGE"] }], Offset: 0, Limit: 100 }),
  DescribeInstances: () => ({
    Filters: [{ Name: "instance-state", Values: ["RUNNING"] }],
    Offset: 0,
    Limit: 100,
    OrderByField: "timestamp",
    OrderDirection: 1,
  }),
  DescribeInstancesDeniedActions: (state) => ({ InstanceIdSet: state.instances.map(({ id }) => id) }),
  DescribeModule: () => ({
    Filters: [{ Name: "module-name", Values: ["live"] }],
    Offset: 0,
    Limit: 100,
    OrderByField: "timestamp",
    OrderDirection: 0,
  }),
  DescribeTaskStatus: (state) => ({ TaskSet: [{ Operation: "CreateImage", TaskId: state.tasks[0]?.id }] }),
  ModifyImageAttribute: (state) => ({
    ImageId: imageIn(state, "nightly-build"),
    ImageName: "renamed",
    ImageDescription: "why",
  }),
  ModifyModuleImage: (state) => ({
    DefaultImageId: imageIn(state, "edge-player-v12"),
    ModuleId: state.modules[0]?.id,
  }),
  RebootInstances: (state) => ({
    InstanceIdSet: [instanceIn(state, "live-player-01")],
    ForceReboot: false,
    StopType: "SOFT",
  }),
  ResetInstances: (state) => ({
    InstanceIdSet: [instanceIn(state, "live-player-01")],
    ImageId: imageIn(state, "edge-player-v12"),
    Password: "Passw0rd!",
    EnhancedService: {
      SecurityService: { Enabled: true, Version: 1 },
      MonitorService: { Enabled: true },
      EIPDirectService: { Enabled: false },
    },
    KeepData: "TRUE",
    KeepImageLogin: "FALSE",
  }),
  StartInstances: (state) => ({ InstanceIdSet: [instanceIn(state, "直播转码-03")] }),
  StopInstances: (state) => ({
    InstanceIdSet: [instanceIn(state, "live-player-01")],
    ForceStop: false,
    StopType: "SOFT_FIRST",
  }),
};

/** The sample account while it makes two images, one of which fails. */
function busyWorld(): WorldState {
  const world = new World(sampleWorld(now), clock);
  for (const name of ["网关-深圳-备", "image-will-fail"])
    world.answer("CreateImage", { InstanceId: instanceIn(world.state, name), ImageName: name });
  return world.state;
}

const later = (state: WorldState): WorldState => new World(state, { now: () => now + 3_600_000 }).state;

/** The sample account after images and modules were lost behind its back. */
function worldWithoutImages(): WorldState {
  const state = sampleWorld(now);
  return { ...state, images: [], modules: state.modules.map((module) => ({ ...module, imageId: "img-gone" })) };
}

const worlds: Readonly<Record<string, () => WorldState>> = {
  "the sample account": () => sampleWorld(now),
  "the sample account while it makes images": busyWorld,
  "the sample account once they are made": () => later(busyWorld()),
  "an account without images": worldWithoutImages,
  "an empty account": () => emptyWorld(),
  "the simulated account": () => simulatedWorld(now),
  "many instances": () => manyInstances(90, now),
};

/** What an action answers: its response, or the code of its refusal. */
function answer(state: WorldState, action: string, params: Json): Json | string {
  try {
    return { ...new World(state, clock).answer(action, params), RequestId: "r-1" };
  } catch (error) {
    if (error instanceof WorldError) return error.code;
    throw error;
  }
}

/** The simulator knows one action more than the sample account. */
const sampleActions = modelActions.filter((action) => action !== "DescribeBaseOverview");

test("the model is asked about each action", () => {
  assert.deepEqual(Object.keys(wholeCalls).toSorted(), modelActions.toSorted());
});

for (const action of sampleActions) {
  test(`${action} answers as the model says`, () => {
    const state = busyWorld();
    const response = answer(state, action, wholeCalls[action]?.(state) ?? {});
    assert.deepEqual(responseFaults(action, response), []);
  });
}

for (const [what, world] of Object.entries(worlds)) {
  test(`${what} is listed as the model says`, () => {
    const state = world();
    const all = { Limit: 100 };
    const tasks = state.tasks.map(({ id }) => ({ Operation: "CreateImage", TaskId: id }));
    const calls: readonly (readonly [action: string, params: Json])[] = [
      ["DescribeInstances", all],
      ["DescribeImage", all],
      ["DescribeModule", all],
      ["DescribeConfig", {}],
      ...(tasks.length === 0 ? [] : [["DescribeTaskStatus", { TaskSet: tasks }] as const]),
      ...(state.instances.length === 0
        ? []
        : [["DescribeInstancesDeniedActions", { InstanceIdSet: state.instances.map(({ id }) => id) }] as const]),
    ];
    for (const [action, params] of calls) assert.deepEqual(responseFaults(action, answer(state, action, params)), []);
  });
}

/** Every way to spoil a call by one parameter, with the codes that may follow. */
function* spoilt(
  params: Json,
  fields: Readonly<Record<string, Field>>,
  path = "",
): Generator<readonly [what: string, params: Json, codes: RegExp]> {
  yield [`${path}Colour is unknown`, { ...params, Colour: "red" }, /^UnknownParameter$/];
  for (const [name, field] of Object.entries(fields)) {
    const value = params[name] ?? assert.fail(`${path}${name} is not tried`);
    const replaced = (by: unknown) => ({ ...params, [name]: by });
    // Without ForcePoweroff no image is made of a running instance.
    const optional = name === "ForcePoweroff" ? /^FailedOperation\.InstanceNotAllStopped$/ : /^ok$/;
    const missing = field.required === true ? /^(MissingParameter|InvalidParameter)/ : optional;
    const { [name]: _, ...without } = params;
    yield [`${path}${name} is missing`, without, missing];
    yield [`${path}${name} is null`, replaced(null), missing];
    for (const wrong of wrongFor(field))
      yield [`${path}${name} is ${JSON.stringify(wrong)}`, replaced(wrong), /^Invalid/];
    if (field.list === true && field.required === true)
      yield [`${path}${name} is []`, replaced([]), /^(MissingParameter|InvalidParameter)/];
    const inner = innerFields(field);
    const [item] = Array.isArray(value) ? value : [value];
    for (const [what, changed, codes] of inner ? spoilt(item as Json, inner, `${path}${name}.`) : [])
      yield [what, replaced(Array.isArray(value) ? [changed] : changed), codes];
  }
}

/** Values of another type than a field's. */
const wrongFor = ({ type, list }: Field): readonly unknown[] => {
  const wrong = { string: 7, int: "7", bool: "true" }[type] ?? "text";
  return list === true
    ? ["text", { 0: "text" }, [wrong]]
    : [wrong, ["text"], type === "int" ? 1.5 : {}].filter(
        (value) => innerFields({ type }) === undefined || typeof value !== "object" || Array.isArray(value),
      );
};

for (const action of sampleActions) {
  test(`${action} refuses what the model does not allow, at every depth`, () => {
    const state = busyWorld();
    for (const [what, params, codes] of spoilt(wholeCalls[action]?.(state) ?? {}, requestOf(action))) {
      const result = answer(state, action, params);
      const code = typeof result === "string" ? result : "ok";
      assert.match(code, codes, `${action}: ${what}`);
      assert.ok(code === "ok" || isDocumented(action, code), `${action}: ${what}: ${code} is not documented`);
    }
  });
}

/** Calls that are well formed and refused for what they ask. */
const refusedCalls: readonly (readonly [action: string, params: (state: WorldState) => Json])[] = [
  ["CreateImage", (state) => ({ InstanceId: instanceIn(state, "live-player-01"), ImageName: "x" })],
  ["CreateImage", (state) => ({ InstanceId: instanceIn(state, "bare-metal-1"), ImageName: "x" })],
  ["CreateImage", (state) => ({ InstanceId: instanceIn(state, "game-match"), ImageName: "x" })],
  ["CreateImage", (state) => ({ InstanceId: instanceIn(state, "billing-agent"), ImageName: "x" })],
  ["CreateImage", () => ({ InstanceId: "ein-00000000", ImageName: "x" })],
  ["CreateImage", () => ({ InstanceId: "i-1", ImageName: "x" })],
  ["CreateImage", (state) => ({ InstanceId: instanceIn(state, "live-player-01"), ImageName: " " })],
  ["CreateImage", (state) => ({ InstanceId: instanceIn(state, "live-player-01"), ImageName: "nightly-build" })],
  [
    "CreateImage",
    (state) => ({ InstanceId: instanceIn(state, "live-player-01"), ImageName: "x", ForcePoweroff: "yes" }),
  ],
  ["CreateImage", (state) => ({ InstanceId: instanceIn(state, "live-player-01"), ImageName: "x".repeat(61) })],
  ["DeleteImage", (state) => ({ ImageIDSet: [imageIn(state, "edge-player-v12")] })],
  ["DeleteImage", (state) => ({ ImageIDSet: state.images.slice(0, 1).map(({ id }) => id) })],
  ["DeleteImage", () => ({ ImageIDSet: ["img-00000000"] })],
  ["DeleteImage", () => ({ ImageIDSet: ["no"] })],
  ["DescribeImage", () => ({ Filters: [{ Name: "colour", Values: ["red"] }] })],
  ["DescribeImage", () => ({ Filters: [{ Name: "image-id", Values: ["no"] }] })],
  ["DescribeImage", () => ({ Filters: [{ Name: "image-name", Values: ["a", "b"] }] })],
  ["DescribeImage", () => ({ Limit: 101 })],
  ["DescribeInstances", () => ({ Filters: [{ Name: "colour", Values: ["red"] }] })],
  ["DescribeInstances", () => ({ Filters: [{ Name: "zone", Values: ["a", "b", "c", "d", "e", "f"] }] })],
  ["DescribeInstances", () => ({ Filters: [{ Name: "instance-id", Values: ["no"] }] })],
  ["DescribeInstances", () => ({ Offset: -1 })],
  ["DescribeInstances", () => ({ OrderByField: "colour" })],
  ["DescribeInstancesDeniedActions", () => ({ InstanceIdSet: ["ein-00000000"] })],
  ["DescribeInstancesDeniedActions", () => ({ InstanceIdSet: ["no"] })],
  ["DescribeInstancesDeniedActions", () => ({ InstanceIdSet: Array<string>(101).fill("ein-1") })],
  ["DescribeModule", () => ({ Filters: [{ Name: "colour", Values: ["red"] }] })],
  ["DescribeModule", () => ({ OrderByField: "colour" })],
  ["DescribeModule", () => ({ Limit: 0 })],
  ["DescribeTaskStatus", () => ({ TaskSet: [{ Operation: "CreateImage", TaskId: "1" }] })],
  ["DescribeTaskStatus", () => ({ TaskSet: [{ Operation: "Dance", TaskId: "1" }] })],
  ["ModifyImageAttribute", () => ({ ImageId: "img-00000000" })],
  ["ModifyImageAttribute", () => ({ ImageId: "no" })],
  ["ModifyImageAttribute", (state) => ({ ImageId: state.images[0]?.id, ImageName: "x" })],
  ["ModifyImageAttribute", (state) => ({ ImageId: imageIn(state, "nightly-build"), ImageName: "" })],
  ["ModifyImageAttribute", (state) => ({ ImageId: imageIn(state, "nightly-build"), ImageName: "x".repeat(21) })],
  ["ModifyImageAttribute", (state) => ({ ImageId: imageIn(state, "nightly-build"), ImageName: "edge-player-v12" })],
  ["ModifyModuleImage", (state) => ({ DefaultImageId: imageIn(state, "nightly-build"), ModuleId: "em-1" })],
  ["ModifyModuleImage", (state) => ({ DefaultImageId: "img-00000000", ModuleId: state.modules[0]?.id })],
  ["ModifyModuleImage", (state) => ({ DefaultImageId: "no", ModuleId: state.modules[0]?.id })],
  ...["RebootInstances", "ResetInstances", "StartInstances", "StopInstances"].flatMap(
    (action): readonly (readonly [action: string, params: (state: WorldState) => Json])[] => [
      [action, () => ({ InstanceIdSet: ["ein-00000000"] })],
      [action, () => ({ InstanceIdSet: ["no"] })],
      [action, () => ({ InstanceIdSet: Array<string>(101).fill("ein-1") })],
      [action, (state) => ({ InstanceIdSet: [instanceIn(state, "game-match")] })],
      [action, (state) => ({ InstanceIdSet: [instanceIn(state, "retired-2")] })],
      [action, (state) => ({ InstanceIdSet: [instanceIn(state, "billing-agent")] })],
    ],
  ),
  ["StartInstances", (state) => ({ InstanceIdSet: [instanceIn(state, "live-player-01")] })],
  ["StopInstances", (state) => ({ InstanceIdSet: [instanceIn(state, "bare-metal-1")] })],
  ["StopInstances", (state) => ({ InstanceIdSet: [instanceIn(state, "live-player-01")], StopType: "no" })],
  ["RebootInstances", (state) => ({ InstanceIdSet: [instanceIn(state, "bare-metal-1")] })],
  ["ResetInstances", (state) => ({ InstanceIdSet: [instanceIn(state, "bare-metal-1")], ImageId: "img-00000000" })],
  ["ResetInstances", (state) => ({ InstanceIdSet: [instanceIn(state, "bare-metal-1")], ImageId: "no" })],
];

test("every refusal has a code that is documented for its action", () => {
  const faults = refusedCalls.flatMap(([action, params]) => {
    const asked = params(sampleWorld(now));
    const code = answer(sampleWorld(now), action, asked);
    if (typeof code === "string" && isDocumented(action, code)) return [];
    return [`${action} ${JSON.stringify(asked)}: ${typeof code === "string" ? code : "not refused"}`];
  });
  assert.deepEqual(faults, []);
});

test("a full account refuses an image with the documented code", () => {
  const state = { ...sampleWorld(now), imageQuota: 4 };
  const asked = { InstanceId: instanceIn(state, "live-player-01"), ImageName: "x", ForcePoweroff: "TRUE" };
  assert.equal(answer(state, "CreateImage", asked), "ResourceInsufficient.InvaildPrivateImageNum");
});

test("a name that is taken is refused before the state of the instance is looked at", () => {
  const world = new World(sampleWorld(now), clock);
  const asked = { InstanceId: instanceIn(world.state, "网关-深圳-备"), ImageName: "golden" };
  world.answer("CreateImage", asked);
  assert.equal(answer(world.state, "CreateImage", asked), "InvalidParameterValue.ImageNameDuplicate");
});

for (const [what, world] of Object.entries(worlds)) {
  test(`of the newest stopped instance that ${what} lists an image can be made`, () => {
    const listed = answer(world(), "DescribeInstances", { Limit: 100 }) as {
      readonly InstanceSet: readonly Json[] | null;
    };
    const newest = listed.InstanceSet?.find(({ InstanceState }) => InstanceState === "STOPPED");
    if (!newest) return;
    const state = world();
    if (newest["LatestOperationState"] === "OPERATING") return;
    assert.equal(typeof answer(state, "CreateImage", { InstanceId: newest["InstanceId"], ImageName: "new" }), "object");
  });
}

async function simulated(context: TestContext) {
  const { url, keys, world, simulator, stop } = await startSimulator({ clock, world: busyWorld() });
  context.after(stop);
  simulator.throttle.perSecond = Infinity;
  const call = async (action: string, params: Json, headers: Readonly<Record<string, string>> = {}): Promise<Json> => {
    const response = await signedCall(url, keys, action, params, { headers });
    return ((await response.json()) as { readonly Response: Json }).Response;
  };
  const code = async (...args: Parameters<typeof call>) =>
    ((await call(...args))["Error"] as { readonly Code: string } | undefined)?.Code ?? "ok";
  return { call, code, state: world.state };
}

for (const action of modelActions) {
  test(`the simulator's ${action} answers as the model says, and refuses what is unknown`, async (context) => {
    const { call, code, state } = await simulated(context);
    const params = wholeCalls[action]?.(state) ?? {};
    for (const [what, spoiltParams, codes] of spoilt(params, requestOf(action)))
      if (!codes.test("ok")) assert.match(await code(action, spoiltParams), codes, what);
    assert.deepEqual(responseFaults(action, await call(action, params)), []);
  });
}

test("a common parameter that is missing is told as that", async (context) => {
  const { code } = await simulated(context);
  for (const name of ["x-tc-action", "x-tc-version", "x-tc-timestamp"])
    assert.equal(await code("DescribeConfig", {}, { [name]: "" }), "MissingParameter", name);
});
