import type { WorldState } from "../worldState.ts";
import type { Params } from "./actionRequest.ts";

/** The content of a response, without its RequestId. */
export type ActionReply = Readonly<Record<string, unknown>>;

/** The response of an action, and the new state if it changed something. */
export interface ActionResult {
  readonly reply: ActionReply;
  readonly state?: WorldState;
}

/** Executes one API action. `now` is in milliseconds since 1970. Throws `WorldError`. */
export type SampleAction = (state: WorldState, params: Params, now: number) => ActionResult;
