import type { WorldState } from "../worldState.ts";
import type { Params } from "./actionRequest.ts";

/** The content of a reply, without its RequestId. */
export type ActionReply = Readonly<Record<string, unknown>>;

/** What an action gives: its reply, and the world after it if it changed something. */
export interface ActionResult {
  readonly reply: ActionReply;
  readonly state?: WorldState;
}

/** One action of the API. `now` is in milliseconds. Throws `WorldError`. */
export type SampleAction = (state: WorldState, params: Params, now: number) => ActionResult;
