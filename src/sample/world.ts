import type { Clock } from "../base/clock.ts";
import type { SampleAction, ActionReply } from "./actions/action.ts";
import type { Params } from "./actions/actionRequest.ts";
import { describeConfig } from "./actions/configAction.ts";
import { createImage } from "./actions/createImageAction.ts";
import { deleteImage, describeImage, modifyImageAttribute } from "./actions/imageActions.ts";
import { describeInstances, describeInstancesDeniedActions } from "./actions/instanceActions.ts";
import { describeModule, modifyModuleImage } from "./actions/moduleActions.ts";
import { rebootInstances, resetInstances, startInstances, stopInstances } from "./actions/powerActions.ts";
import { describeTaskStatus } from "./actions/taskActions.ts";
import { settle } from "./settle.ts";
import { WorldError } from "./worldError.ts";
import type { WorldState } from "./worldState.ts";

interface ActionEntry {
  readonly parameters: readonly string[];
  readonly run: SampleAction;
}

const actions: ReadonlyMap<string, ActionEntry> = new Map<string, ActionEntry>([
  ["CreateImage", { parameters: ["ImageName", "InstanceId", "ImageDescription", "ForcePoweroff"], run: createImage }],
  ["DeleteImage", { parameters: ["ImageIDSet"], run: deleteImage }],
  ["DescribeConfig", { parameters: [], run: describeConfig }],
  ["DescribeImage", { parameters: ["Filters", "Offset", "Limit"], run: describeImage }],
  [
    "DescribeInstances",
    { parameters: ["Filters", "Offset", "Limit", "OrderByField", "OrderDirection"], run: describeInstances },
  ],
  ["DescribeInstancesDeniedActions", { parameters: ["InstanceIdSet"], run: describeInstancesDeniedActions }],
  [
    "DescribeModule",
    { parameters: ["Filters", "Offset", "Limit", "OrderByField", "OrderDirection"], run: describeModule },
  ],
  ["DescribeTaskStatus", { parameters: ["TaskSet"], run: describeTaskStatus }],
  ["ModifyImageAttribute", { parameters: ["ImageId", "ImageName", "ImageDescription"], run: modifyImageAttribute }],
  ["ModifyModuleImage", { parameters: ["DefaultImageId", "ModuleId"], run: modifyModuleImage }],
  ["RebootInstances", { parameters: ["InstanceIdSet", "ForceReboot", "StopType"], run: rebootInstances }],
  [
    "ResetInstances",
    {
      parameters: ["InstanceIdSet", "ImageId", "Password", "EnhancedService", "KeepData", "KeepImageLogin"],
      run: resetInstances,
    },
  ],
  ["StartInstances", { parameters: ["InstanceIdSet"], run: startInstances }],
  ["StopInstances", { parameters: ["InstanceIdSet", "ForceStop", "StopType"], run: stopInstances }],
]);

/**
 * The cloud of one account, in memory: the sample account, and what the tests' simulator answers with. Changes that are
 * due by the clock are applied whenever the state is read.
 */
export class World {
  #state: WorldState;
  readonly #clock: Pick<Clock, "now">;

  constructor(state: WorldState, clock: Pick<Clock, "now">) {
    this.#state = state;
    this.#clock = clock;
  }

  /** The current state. */
  get state(): WorldState {
    this.#state = settle(this.#state, this.#clock.now());
    return this.#state;
  }

  /** Executes an API action and returns its response without RequestId. Throws `WorldError`. */
  answer(action: string, params: Params): ActionReply {
    const entry = actions.get(action);
    if (entry === undefined) throw new WorldError("InvalidAction", action);
    const unknown = Object.keys(params).find((name) => !entry.parameters.includes(name));
    if (unknown !== undefined) throw new WorldError("UnknownParameter", unknown);
    const { reply, state } = entry.run(this.state, params, this.#clock.now());
    if (state !== undefined) this.#state = state;
    return reply;
  }
}
