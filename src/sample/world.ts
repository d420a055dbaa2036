import type { Clock } from "../base/clock.ts";
import type { ActionReply } from "./actions/action.ts";
import type { Params } from "./actions/actionRequest.ts";
import { actionTable, withDocumentedCode } from "./actions/actionTable.ts";
import { checkParameters } from "./actions/parameterShape.ts";
import { settle } from "./settle.ts";
import { WorldError } from "./worldError.ts";
import type { WorldState } from "./worldState.ts";

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
    const entry = actionTable.get(action);
    if (entry === undefined) throw new WorldError("InvalidAction", action);
    const { reply, state } = withDocumentedCode(entry, () => {
      checkParameters(params, entry.parameters);
      return entry.run(this.state, params, this.#clock.now());
    });
    if (state !== undefined) this.#state = state;
    return reply;
  }
}
