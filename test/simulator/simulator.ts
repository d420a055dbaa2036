import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Params } from "../../src/sample/actions/actionRequest.ts";
import { sampleWorld } from "../../src/sample/data/sampleWorld.ts";
import { WorldError } from "../../src/sample/worldError.ts";
import type { Durations, Quirks, WorldState } from "../../src/sample/worldState.ts";
import { type Answer, answerInstead, errorAnswer, json, send, spoilt } from "./answers.ts";
import { authenticate } from "./authenticate.ts";
import { type Call, checkCall, readCall } from "./call.ts";
import { choices } from "./choices.ts";
import { EditableWorld } from "./editableWorld.ts";
import { type Fault, Faults } from "./faults.ts";
import { exampleKey, type Key, KeyRing } from "./keys.ts";
import { Latches } from "./latches.ts";
import { GatewayError, messageIn, StsError } from "./messages.ts";
import type { Received } from "./received.ts";
import { type LogEntry, RequestLog } from "./requestLog.ts";
import { Roles, stsVersion } from "./roles.ts";
import { Throttle } from "./throttle.ts";
import { WorldClock } from "./worldClock.ts";

export interface SimulatorOptions {
  /** The state of the first account; by default that of the sample account. */
  readonly world?: WorldState | undefined;
  /** The clock of tasks and power. */
  readonly clock?: { now(): number } | undefined;
  /** The clock of signatures, tokens and the rate limit. */
  readonly wall?: { now(): number } | undefined;
  /** How many times faster than `clock` the world runs. */
  readonly speed?: number | undefined;
  /** The shortest duration of a call, in milliseconds. */
  readonly latencyMs?: number | undefined;
}

/** The APIs of ECM and STS, without the HTTP server. */
export class Simulator {
  readonly keyRing = new KeyRing();
  readonly roles = new Roles(this.keyRing);
  readonly faults = new Faults();
  readonly latches = new Latches();
  readonly requests = new RequestLog();
  readonly throttle = new Throttle();
  readonly clock: WorldClock;
  /** A key of the first account. */
  readonly keys: Key;
  /** The first account's cloud. */
  readonly world: EditableWorld;
  latencyMs: number;
  readonly #wall: { now(): number };
  readonly #worlds = new Map<string, EditableWorld>();

  constructor({ world, clock = Date, wall = Date, speed = 1, latencyMs = 0 }: SimulatorOptions = {}) {
    this.#wall = wall;
    this.clock = new WorldClock(clock, speed);
    this.latencyMs = latencyMs;
    ({ keys: this.keys, world: this.world } = this.addAccount("100000000001", world));
  }

  /** Adds an account with its own cloud and a key. */
  addAccount(
    name: string,
    state = sampleWorld(this.clock.now()),
  ): { readonly keys: Key; readonly world: EditableWorld } {
    const world = new EditableWorld(state, this.clock);
    const keys = exampleKey(name, this.#worlds.size + 1);
    this.#worlds.set(name, world);
    this.keyRing.set(keys);
    return { keys, world };
  }

  /** Sets the faults of one instance of the first account. */
  setQuirks(instanceId: string, quirks: Quirks): void {
    this.world.change((state) => ({
      ...state,
      instances: state.instances.map((one) => (one.id === instanceId ? { ...one, quirks } : one)),
    }));
  }

  /** Changes the durations of operations that begin from now on in the first account. */
  setDurations(durations: Partial<Durations>): void {
    this.world.change((state) => ({ ...state, durations: { ...state.durations, ...durations } }));
  }

  /** Answers one API request, with the fault that waits for it. */
  async handle(request: Received, response: ServerResponse): Promise<void> {
    const call = readCall(request);
    const requestId = randomUUID();
    const note = this.requests.open({ ...unanswered, action: call.action, params: call.params, requestId });
    const fault = this.faults.take(call.action);
    await this.latches.pass(call.action, "before");
    await this.#dawdle(fault);
    if (fault?.kind === "dropBefore") return cut(response, note, fault);
    const answer = answerInstead(fault, requestId) ?? this.#execute(request, call, requestId, note);
    await this.latches.pass(call.action, "after");
    if (fault?.kind === "dropAfter") return cut(response, note, fault);
    if (fault !== undefined && fault.kind !== "delay") note({ outcome: outcomeOf(fault) });
    send(response, spoilt(answer, fault, requestId));
  }

  async #dawdle(fault: Fault | undefined): Promise<void> {
    const milliseconds = this.latencyMs + (fault?.kind === "delay" ? fault.ms : 0);
    if (milliseconds > 0) await wait(milliseconds);
  }

  #execute(request: Received, call: Call, RequestId: string, note: Note): Answer {
    try {
      const { account } = this.#admit(request, call);
      note({ account });
      const params = checkCall(call);
      const isSts = call.version === stsVersion;
      const reply = isSts ? this.#answerSts(call, params) : this.#worldOf(account).answer(call.action, params);
      note({ outcome: "ok", executed: true });
      return json({ Response: { ...reply, RequestId } });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      note({ outcome: error.code });
      return errorAnswer(error.code, messageIn(call.language, error), RequestId);
    }
  }

  #admit(request: Received, { action }: Call): Key {
    const now = this.#wall.now();
    const key = authenticate(request, this.keyRing, now);
    if (key.denied?.includes(action)) throw new GatewayError(choices.denied);
    this.throttle.count(key.account, action, now);
    return key;
  }

  #answerSts({ action }: Call, params: Params): object {
    if (action !== "AssumeRole") throw new WorldError("InvalidAction", action);
    return this.roles.assume(params, this.#wall.now());
  }

  #worldOf(account: string): EditableWorld {
    const world = this.#worlds.get(account);
    if (world === undefined) throw new Error(`A key of the account ${account}, which there is not`);
    return world;
  }
}

const isRefusal = (error: unknown) =>
  error instanceof WorldError || error instanceof GatewayError || error instanceof StsError;

type Note = (changes: Partial<LogEntry>) => void;

const unanswered = { account: "", outcome: "waiting", executed: false };

const outcomeOf = (fault: Fault) => (fault.kind === "error" ? fault.code : fault.kind);

function cut(response: ServerResponse, note: Note, { kind }: Fault): void {
  note({ outcome: kind });
  response.socket?.destroy();
}
