import * as v from "valibot";
import { readWorldState } from "../../src/sample/worldState.ts";
import { type Answer, json } from "./answers.ts";
import { faultSchema } from "./faults.ts";
import type { Received } from "./received.ts";
import type { Simulator } from "./simulator.ts";

const action = v.string();
const gate = v.optional(v.picklist(["before", "after"]), "before");
const milliseconds = v.number();
const otherMilliseconds = v.exactOptional(v.number());
const durations = v.object({
  stopMs: otherMilliseconds,
  startMs: otherMilliseconds,
  rebootMs: otherMilliseconds,
  resetMs: otherMilliseconds,
  imageMs: otherMilliseconds,
});

/** A command of a test in another process, one JSON object per POST to /_control. */
const command = v.variant("do", [
  v.object({
    do: v.literal("fault"),
    action,
    fault: faultSchema,
    times: v.optional(v.union([v.number(), v.literal("all")]), 1),
  }),
  v.object({ do: v.literal("clearFaults") }),
  v.object({ do: v.literal("hold"), action, gate }),
  v.object({ do: v.literal("release"), action, gate }),
  /** Answered as soon as so many calls are held at the gate. */
  v.object({ do: v.literal("awaitHeld"), action, gate, calls: v.optional(v.number(), 1) }),
  /** Answered as soon as so many calls of the action have been answered. */
  v.object({ do: v.literal("awaitAnswered"), action, calls: v.optional(v.number(), 1) }),
  v.object({ do: v.literal("advance"), ms: milliseconds }),
  v.object({ do: v.literal("speed"), speed: v.number() }),
  v.object({ do: v.literal("latency"), ms: milliseconds }),
  /** Null switches the limit off. */
  v.object({ do: v.literal("limit"), perSecond: v.nullable(v.number()) }),
  v.object({ do: v.literal("durations"), durations }),
  v.object({
    do: v.literal("quirks"),
    instanceId: v.string(),
    quirks: v.object({
      ignoresSoftStop: v.optional(v.boolean()),
      refusesStart: v.optional(v.boolean()),
      nextImageFails: v.optional(v.boolean()),
      withoutImages: v.optional(v.boolean()),
    }),
  }),
  v.object({ do: v.literal("world"), state: v.unknown() }),
  v.object({
    do: v.literal("setKey"),
    key: v.object({
      secretId: v.string(),
      secretKey: v.string(),
      token: v.optional(v.string()),
      account: v.string(),
      expiresAt: v.optional(v.number()),
      denied: v.optional(v.array(v.string())),
    }),
  }),
  v.object({ do: v.literal("removeKey"), secretId: v.string() }),
]);

export type Command = v.InferInput<typeof command>;

/** Handles a request to a path under /_. */
export async function answerControl(simulator: Simulator, { method, path, body }: Received): Promise<Answer> {
  if (method === "GET" && path === "/_log") return json(simulator.requests.entries);
  if (method === "GET" && path === "/_world") return json(simulator.world.state);
  if (method !== "POST" || path !== "/_control") return { ...json({ error: "No such path." }), status: 404 };
  const read = v.safeParse(command, parsed(body));
  if (!read.success) return { ...json({ error: v.summarize(read.issues) }), status: 400 };
  await obey(simulator, read.output);
  return json({});
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

async function obey(simulator: Simulator, order: v.InferOutput<typeof command>): Promise<void> {
  const { faults, latches, clock, throttle, world, keyRing, requests } = simulator;
  switch (order.do) {
    case "fault":
      return faults.add(order.action, order.fault, order.times);
    case "clearFaults":
      return faults.clear();
    case "hold":
      return latches.hold(order.action, order.gate);
    case "release":
      return latches.release(order.action, order.gate);
    case "awaitHeld":
      return await latches.held(order.action, order.gate, order.calls);
    case "awaitAnswered":
      return await requests.until((entries) => entries.filter(isAnswered(order.action)).length >= order.calls);
    case "advance":
      return clock.advance(order.ms);
    case "speed":
      clock.speed = order.speed;
      return;
    case "latency":
      simulator.latencyMs = order.ms;
      return;
    case "limit":
      throttle.perSecond = order.perSecond ?? Infinity;
      return;
    case "durations":
      return simulator.setDurations(order.durations);
    case "quirks":
      return simulator.setQuirks(order.instanceId, order.quirks);
    case "world":
      return world.change((state) => readWorldState(order.state) ?? state);
    case "setKey":
      return keyRing.set({ ...order.key, token: order.key.token });
    case "removeKey":
      return keyRing.remove(order.secretId);
    default:
      return order satisfies never;
  }
}

const isAnswered = (action: string) => (entry: { readonly action: string; readonly outcome: string }) =>
  entry.action === action && entry.outcome !== "waiting";
