import type { Clock } from "../base/clock.ts";
import { Client } from "../ecm/client.ts";
import type { Ecm } from "../ecm/model.ts";
import { SampleCalls } from "./sampleCalls.ts";
import type { SampleStore } from "./sampleStore.ts";

/** The sample account: a cloud without a network, asked and read by the same rules as the real one. */
export const sampleEcm = (store: SampleStore, clock: Pick<Clock, "now">): Ecm =>
  new Client(new SampleCalls(store, clock));
