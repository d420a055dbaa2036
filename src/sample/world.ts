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

interface Row {
  readonly takes: readonly string[];
  readonly run: SampleAction;
}

const actions: ReadonlyMap<string, Row> = new Map<string, Row>([
  ["CreateImage", { takes: ["ImageName", "InstanceId", "ImageDescription", "ForcePoweroff"], run: createImage }],
  ["DeleteImage", { takes: ["ImageIDSet"], run: deleteImage }],
  ["DescribeConfig", { takes: [], run: describeConfig }],
  ["DescribeImage", { takes: ["Filters", "Offset", "Limit"], run: describeImage }],
  [
    "DescribeInstances",
    { takes: ["Filters", "Offset", "Limit", "OrderByField", "OrderDirection"], run: describeInstances },
  ],
  ["DescribeInstancesDeniedActions", { takes: ["InstanceIdSet"], run: describeInstancesDeniedActions }],
  ["DescribeModule", { takes: ["Filters", "Offset", "Limit", "OrderByField", "OrderDirection"], run: describeModule }],
  ["DescribeTaskStatus", { takes: ["TaskSet"], run: describeTaskStatus }],
  ["ModifyImageAttribute", { takes: ["ImageId", "ImageName", "ImageDescription"], run: modifyImageAttribute }],
  ["ModifyModuleImage", { takes: ["DefaultImageId", "ModuleId"], run: modifyModuleImage }],
  ["RebootInstances", { takes: ["InstanceIdSet", "ForceReboot", "StopType"], run: rebootInstances }],
  [
    "ResetInstances",
    {
      takes: ["InstanceIdSet", "ImageId", "Password", "EnhancedService", "KeepData", "KeepImageLogin"],
      run: resetInstances,
    },
  ],
  ["StartInstances", { takes: ["InstanceIdSet"], run: startInstances }],
  ["StopInstances", { takes: ["InstanceIdSet", "ForceStop", "StopType"], run: stopInstances }],
]);

/** One account's cloud. Time passes by the clock and is caught up with at each look. */
export class World {
  #state: WorldState;
  readonly #clock: Pick<Clock, "now">;

  constructor(state: WorldState, clock: Pick<Clock, "now">) {
    this.#state = state;
    this.#clock = clock;
  }

  /** The state as it is now. */
  get state(): WorldState {
    this.#state = settle(this.#state, this.#clock.now());
    return this.#state;
  }

  /** Does what an action of the API does, and gives its reply without RequestId. Throws `WorldError`. */
  answer(action: string, params: Params): ActionReply {
    const row = actions.get(action);
    if (row === undefined) throw new WorldError("InvalidAction", action);
    const stray = Object.keys(params).find((name) => !row.takes.includes(name));
    if (stray !== undefined) throw new WorldError("UnknownParameter", stray);
    const { reply, state } = row.run(this.state, params, this.#clock.now());
    if (state !== undefined) this.#state = state;
    return reply;
  }
}
