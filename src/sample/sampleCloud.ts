import { randomUUID } from "node:crypto";
import type { Clock } from "../base/clock.ts";
import { Client } from "../ecm/client.ts";
import { ecmError } from "../ecm/errors/classify.ts";
import type { Ecm } from "../ecm/model.ts";
import type { ApiCall, CallSender } from "../ecm/transport/apiCall.ts";
import type { ApiResponse } from "../ecm/transport/response.ts";
import type { Params } from "./actions/actionRequest.ts";
import { sampleWorld } from "./data/sampleWorld.ts";
import type { SampleStore } from "./sampleStore.ts";
import { World } from "./world.ts";
import { WorldError } from "./worldError.ts";

/** Calls of the API that a kept world answers, one after another, whichever window they come from. */
export class SampleCallSender implements CallSender {
  readonly #store: SampleStore;
  readonly #clock: Pick<Clock, "now">;

  constructor(store: SampleStore, clock: Pick<Clock, "now">) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Throws `EcmError`, or the signal's reason. A call that has begun is carried through. */
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

  /** Loaded anew each time, for another window may have changed it. */
  async #world(): Promise<World> {
    const kept = await this.#store.load();
    if (kept !== undefined) return new World(kept, this.#clock);
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

/** The sample account: a cloud without a network, asked and read by the same rules as the real one. */
export const sampleEcm = (store: SampleStore, clock: Pick<Clock, "now">): Ecm =>
  new Client(new SampleCallSender(store, clock));
