import { machineTypeOf } from "../data/machineTypes.ts";
import { placeOf } from "../data/places.ts";
import { instanceReply, orNull } from "../replies/instanceReply.ts";
import { WorldError } from "../worldError.ts";
import type { InstanceRecord, WorldState } from "../worldState.ts";
import type { SampleAction, ActionReply } from "./action.ts";
import { filtered, type FilterRule, pageOf, type Params, text, integer } from "./actionRequest.ts";
import { checkInstance } from "./createImageAction.ts";
import { checkInstanceId, instancesOf } from "./lookUp.ts";

/** DescribeInstances. */
export const describeInstances: SampleAction = (state, params) => {
  const found = filtered(sortedBy(state.instances, params), params, (name) => ruleOf(name, state));
  const shown = pageOf(found, params).map((instance) => instanceReply(instance, state));
  return { reply: { TotalCount: found.length, InstanceSet: orNull(shown) } };
};

function sortedBy(instances: WorldState["instances"], params: Params): readonly InstanceRecord[] {
  if ((text(params, "OrderByField") ?? "timestamp") !== "timestamp")
    throw new WorldError("InvalidParameterValue.InvalidOrderByField");
  const newestFirst = byAge(instances);
  return integer(params, "OrderDirection") === 1 ? newestFirst.toReversed() : newestFirst;
}

const sorted = new WeakMap<object, readonly InstanceRecord[]>();

/** Cached, because sorting thousands of instances for every page would take most of the time. */
function byAge(instances: WorldState["instances"]): readonly InstanceRecord[] {
  const known = sorted.get(instances);
  if (known !== undefined) return known;
  const newestFirst = instances.toSorted((a, b) => b.createdAt - a.createdAt);
  sorted.set(instances, newestFirst);
  return newestFirst;
}

type Rule = FilterRule<InstanceRecord>;

const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ["zone", { valuesOf: ({ zone }) => [zone] }],
  ["zone-name", { valuesOf: ({ zone }) => [placeOf(zone).zoneName], isFuzzy: true }],
  ["module-id", { valuesOf: ({ moduleId }) => [moduleId] }],
  ["instance-id", { valuesOf: ({ id }) => [id], check: checkInstanceId }],
  ["instance-name", { valuesOf: ({ name }) => [name], isFuzzy: true }],
  ["ip-address", { valuesOf: ({ publicIp, privateIp }) => [publicIp, privateIp] }],
  ["instance-uuid", { valuesOf: ({ uuid }) => [uuid] }],
  ["instance-state", { valuesOf: ({ state }) => [state] }],
  ["internet-service-provider", { valuesOf: ({ isp }) => [isp] }],
  ["tag-key", { valuesOf: ({ tags }) => tags.map(({ key }) => key) }],
  ["instance-family", { valuesOf: ({ type }) => [machineTypeOf(type).family] }],
  ["image-id", { valuesOf: ({ imageId }) => [imageId] }],
  ["vpc-id", { valuesOf: ({ vpcId }) => [vpcId] }],
  ["subnet-id", { valuesOf: ({ subnetId }) => [subnetId] }],
]);

function ruleOf(name: string, { modules }: WorldState): Rule | undefined {
  if (name.startsWith("tag:")) return tagRule(name.slice("tag:".length));
  if (name === "module-name") return moduleNameRule(modules);
  return rules.get(name);
}

const tagRule = (key: string): Rule => ({
  valuesOf: ({ tags }) => tags.filter((tag) => tag.key === key).map(({ value }) => value),
});

const moduleNameRule = (modules: WorldState["modules"]): Rule => ({
  valuesOf: ({ moduleId }) => modules.filter(({ id }) => id === moduleId).map(({ name }) => name),
  isFuzzy: true,
});

/**
 * DescribeInstancesDeniedActions. If nothing is denied, the response has no list at all, as in the official example.
 * @see https://www.tencentcloud.com/document/api/1119/45716
 */
export const describeInstancesDeniedActions: SampleAction = (state, params) => {
  const instances = instancesOf(state, params, "FailedOperation.OperationNotAllow");
  const denied = instances.flatMap(deniedReply);
  return { reply: denied.length === 0 ? {} : { InstanceOperatorSet: denied } };
};

function deniedReply(instance: InstanceRecord): readonly ActionReply[] {
  const refusal = refusalOf(instance);
  if (refusal === undefined) return [];
  const action = { Action: "CreateImage", Code: refusal.code, Message: refusal.message };
  return [{ InstanceId: instance.id, DeniedActions: [action] }];
}

function refusalOf(instance: InstanceRecord): WorldError | undefined {
  try {
    checkInstance(instance, true);
    return undefined;
  } catch (error) {
    if (error instanceof WorldError) return error;
    throw error;
  }
}
