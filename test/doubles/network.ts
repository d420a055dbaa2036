import type { RawResponse, Transport } from "../../src/ecm/transport/response.ts";
import { Client } from "../../src/ecm/client.ts";
import type { Ecm } from "../../src/ecm/model.ts";
import { Sender } from "../../src/ecm/transport/sender.ts";
import { SampleCallSender } from "../../src/sample/sampleCloud.ts";
import type { Computer } from "./computer.ts";

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const credential = { secretId: "AKIDsomebody", secretKey: "something", token: undefined };

/** The real client before a computer's cloud, over a network that can be unplugged or lose every request. */
export class Network {
  state: "works" | "refuses" | "swallows" = "works";
  /** The actions that were sent, once for each try. */
  readonly tries: string[] = [];
  readonly #computer: Computer;

  constructor(computer: Computer) {
    this.#computer = computer;
  }

  readonly between = (): Ecm => {
    const { clock } = this.#computer;
    const options = { endpoint: "https://ecm.example.com", language: "en-US", clock, log: silent } as const;
    return new Client(new Sender({ ...options, credential: async () => credential }, async () => this.#ask));
  };

  readonly #ask: Transport = async ({ action, parameters }, signal): Promise<RawResponse> => {
    this.tries.push(action);
    if (this.state === "refuses") throw new TypeError("fetch failed", { cause: refused() });
    if (this.state === "swallows") return untilAborted(signal);
    const calls = new SampleCallSender(this.#computer.cloud, this.#computer.clock);
    const call = { action, parameters: { ...parameters }, isWrite: false, timeoutMs: 0 };
    const { body, requestId } = await calls.send(call, signal);
    const text = JSON.stringify({ Response: { ...Object(body), RequestId: requestId } });
    return { status: 200, type: "application/json", text };
  };
}

const refused = (): Error =>
  Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED", syscall: "connect" });

const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true }));
