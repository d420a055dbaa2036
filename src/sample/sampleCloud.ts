import { randomUUID } from "node:crypto";
import type { Clock } from "../base/clock.ts";
import { Client } from "../ecm/client.ts";
import { ecmError } from "../ecm/errors/classify.ts";
import type { Ecm } from "../ecm/model.ts";
import type { ApiCall, CallSender } from "../ecm/transport/apiCall.ts";
import type { ApiResponse } from "../ecm/transport/response.ts";
import type { Params } from "./actions/actionRequest.ts";
import { sampleWorld } from "./data/sampleWorld.ts";
import { World } from "./world.ts";
import { WorldError } from "./worldError.ts";
import type { WorldState } from "./worldState.ts";

/** Stores the sample account, so that it survives a reload and is shared by all windows. */
export interface SampleStore {
  /** Runs work while no other work runs on the same store, in this window or another. */
  runExclusive<T>(work: () => Promise<T>): Promise<T>;
  /** `undefined` if nothing has been saved. */
  load(): Promise<WorldState | undefined>;
  save(state: WorldState): Promise<void>;
}

/** Answers API calls from a stored world, one at a time across all windows. */
export class SampleCallSender implements CallSender {
  readonly #store: SampleStore;
  readonly #clock: Pick<Clock, "now">;

  constructor(store: SampleStore, clock: Pick<Clock, "now">) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Throws `EcmError`, or the signal's reason. A call that has started is completed. */
  async send({ action, parameters }: ApiCall, signal: AbortSignal): Promise<ApiResponse> {
    signal.throwIfAborted();
    const reply = await this.#store.runExclusive(() => this.#answer(action, parameters));
    signal.throwIfAborted();
    return reply;
  }

  async #answer(action: string, params: Params): Promise<ApiResponse> {
    const world = await this.#world();
    const before = world.state;
    const requestId = randomUUID();
    const body = answerOf(world, action, params, requestId);
    if (world.state !== before) await this.#store.save(world.state);
    return { action, requestId, body };
  }

  /** Loads the world for each call, because another window may have changed it. */
  async #world(): Promise<World> {
    const saved = await this.#store.load();
    if (saved !== undefined) return new World(saved, this.#clock);
    const fresh = sampleWorld(this.#clock.now());
    await this.#store.save(fresh);
    return new World(fresh, this.#clock);
  }
}

function answerOf(world: World, action: string, params: Params, requestId: string): unknown {
  try {
    return world.answer(action, params);
  } catch (cause) {
    if (!(cause instanceof WorldError)) throw cause;
    throw ecmError({ action, requestId, code: cause.code, message: cause.message }, { cause });
  }
}

/** The cloud of the sample account, read by the same client as the real one but without a network. */
export const sampleEcm = (store: SampleStore, clock: Pick<Clock, "now">): Ecm =>
  new Client(new SampleCallSender(store, clock));
