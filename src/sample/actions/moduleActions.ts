import { assumptions } from "../assumptions.ts";
import { machineTypeOf } from "../data/machineTypes.ts";
import { chinaTime } from "../replies/chinaTime.ts";
import { imageReply, lostImageReply } from "../replies/imageReply.ts";
import { machineTypeReply, orNull, systemDiskGb } from "../replies/instanceReply.ts";
import { WorldError } from "../worldError.ts";
import type { ModuleRecord, WorldState } from "../worldState.ts";
import type { SampleAction, ActionReply } from "./action.ts";
import { filtered, type FilterRule, pageOf, type Params, required, text, integer } from "./actionRequest.ts";
import { imageOf } from "./lookUp.ts";

/** DescribeModule. */
export const describeModule: SampleAction = (state, params) => {
  const found = filtered(inOrder(state, params), params, (name) => rules.get(name));
  const shown = pageOf(found, params).map((module) => moduleReply(module, state));
  return { reply: { TotalCount: found.length, ModuleItemSet: orNull(shown) } };
};

const membersOf = (module: ModuleRecord, { instances }: WorldState) =>
  instances.filter(({ moduleId }) => moduleId === module.id);
const nodesOf = (module: ModuleRecord, state: WorldState) =>
  new Set(membersOf(module, state).map(({ zone }) => zone)).size;

type Measure = (module: ModuleRecord, state: WorldState) => number;

const measures: ReadonlyMap<string, Measure> = new Map<string, Measure>([
  ["timestamp", ({ createdAt }) => createdAt],
  ["instance-num", (module, state) => membersOf(module, state).length],
  ["node-num", nodesOf],
]);

function inOrder(state: WorldState, params: Params): readonly ModuleRecord[] {
  const measure = measures.get(text(params, "OrderByField") ?? "timestamp");
  if (measure === undefined) throw new WorldError("InvalidParameterValue.InvalidOrderByField");
  const rising = state.modules.toSorted((a, b) => measure(a, state) - measure(b, state));
  return integer(params, "OrderDirection") === 1 ? rising : rising.toReversed();
}

type Rule = FilterRule<ModuleRecord>;

const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ["module-id", { valuesOf: ({ id }) => [id] }],
  ["module-name", { valuesOf: ({ name }) => [name] }],
  ["image-id", { valuesOf: ({ imageId }) => [imageId] }],
  ["instance-family", { valuesOf: ({ type }) => [machineTypeOf(type).family] }],
  ["security-group-id", { valuesOf: () => [] }],
]);

function moduleReply(module: ModuleRecord, state: WorldState): ActionReply {
  const { images } = state;
  const image = images.find(({ id }) => id === module.imageId);
  return {
    Module: {
      ModuleId: module.id,
      ModuleName: module.name,
      ModuleState: "NORMAL",
      DefaultImage: image ? imageReply(image, images) : lostImageReply(module.imageId),
      DefaultSystemDiskSize: systemDiskGb,
      DefaultDataDiskSize: 0,
      DefaultBandwidth: 25,
      DefaultBandwidthIn: 1024,
      SystemDisk: { DiskId: "", DiskType: "LOCAL_BASIC", DiskSize: systemDiskGb },
      DataDisks: [],
      CloseIpDirect: 0,
      DisableWanIp: 0,
      InstanceTypeConfig: machineTypeReply(module.type),
      CreateTime: chinaTime(module.createdAt),
      TagSet: null,
      SecurityGroupIds: [],
      UserData: "",
    },
    NodeInstanceNum: { NodeNum: nodesOf(module, state), InstanceNum: membersOf(module, state).length },
  };
}

/**
 * ModifyModuleImage: sets the image that new instances of a module are created from.
 * @see https://www.tencentcloud.com/document/api/1119/45694
 */
export const modifyModuleImage: SampleAction = (state, params) => {
  const id = required(text, params, "ModuleId");
  const image = imageOf(state, required(text, params, "DefaultImageId"), "InvalidParameterValue.InvalidImageID");
  if (!state.modules.some((module) => module.id === id)) throw new WorldError("InvalidParameterValue.InvalidModuleID");
  if (image.state !== assumptions.imageReady) throw new WorldError("InvalidParameterValue.InvalidImageID");
  const modules = state.modules.map((module) => (module.id === id ? { ...module, imageId: image.id } : module));
  return { reply: {}, state: { ...state, modules } };
};
