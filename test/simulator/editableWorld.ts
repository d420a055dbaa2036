import type { Clock } from "../../src/base/clock.ts";
import type { Params } from "../../src/sample/actions/actionRequest.ts";
import { checkParameters } from "../../src/sample/actions/parameterShape.ts";
import { World } from "../../src/sample/world.ts";
import type { WorldState } from "../../src/sample/worldState.ts";
import { baseOverview } from "./baseOverview.ts";

/** The sample account's cloud, which a test can also edit without a call of the extension. */
export class EditableWorld {
  readonly #clock: Pick<Clock, "now">;
  #world: World;

  constructor(state: WorldState, clock: Pick<Clock, "now">) {
    this.#clock = clock;
    this.#world = new World(state, clock);
  }

  /** The current state. */
  get state(): WorldState {
    return this.#world.state;
  }

  /** Executes an API action and returns its reply without RequestId. Throws `WorldError`. */
  answer(action: string, params: Params): object {
    if (action !== "DescribeBaseOverview") return this.#world.answer(action, params);
    checkParameters(params, {});
    return baseOverview(this.state);
  }

  change(edit: (state: WorldState) => WorldState): void {
    this.#world = new World(edit(this.state), this.#clock);
  }
}
