import type { WorldState } from "../worldState.ts";
import type { Params } from "./actionRequest.ts";

/** The content of a reply, without its RequestId. */
export type Reply = Readonly<Record<string, unknown>>;

/** What an action gives: its reply, and the world after it if it changed something. */
export interface Outcome {
  readonly reply: Reply;
  readonly state?: WorldState;
}

/** One action of the API. `now` is in milliseconds. Throws `WorldError`. */
export type Action = (state: WorldState, params: Params, now: number) => Outcome;
