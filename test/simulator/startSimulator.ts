import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { page, send } from "./answers.ts";
import { answerControl } from "./control.ts";
import type { Faults } from "./faults.ts";
import type { Key } from "./keys.ts";
import type { Latches } from "./latches.ts";
import { receive } from "./received.ts";
import type { LogEntry } from "./requestLog.ts";
import { Simulator, type SimulatorOptions } from "./simulator.ts";
import type { EditableWorld } from "./editableWorld.ts";

/** A simulator that listens on a port. */
export interface RunningSimulator {
  /** Its origin, such as http://127.0.0.1:8787. */
  readonly url: string;
  /** A key of the first account. */
  readonly keys: Key;
  /** The first account's cloud. */
  readonly world: EditableWorld;
  /** Every request so far. */
  readonly log: readonly LogEntry[];
  readonly faults: Faults;
  readonly latches: Latches;
  /** The simulator behind the server. */
  readonly simulator: Simulator;
  /** Breaks all connections and stops listening. */
  readonly stop: () => Promise<void>;
}

/** Starts a simulator on a loopback address; port 0, the default, chooses a free one. */
export async function startSimulator(
  options: SimulatorOptions & { readonly port?: number | undefined } = {},
): Promise<RunningSimulator> {
  const simulator = new Simulator(options);
  const server = createServer((request, response) => void answer(simulator, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keys: simulator.keys,
    world: simulator.world,
    log: simulator.requests.entries,
    faults: simulator.faults,
    latches: simulator.latches,
    simulator,
    stop: () => stop(simulator, server),
  };
}

async function answer(simulator: Simulator, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const received = await receive(request);
    if (received.path.startsWith("/_")) return send(response, await answerControl(simulator, received));
    if (received.path === "/") return await simulator.handle(received, response);
    strayed(simulator, received.path, response);
  } catch (error) {
    if (request.destroyed && !request.complete) return;
    console.error("simulator:", error);
    send(response, page(500));
  }
}

/** The API has the path / only; a request to another path is logged. */
function strayed(simulator: Simulator, path: string, response: ServerResponse): void {
  const entry = { action: path, params: undefined, requestId: "", account: "", outcome: "404", executed: false };
  simulator.requests.open(entry);
  send(response, page(404));
}

async function stop(simulator: Simulator, server: Server): Promise<void> {
  simulator.latches.releaseAll();
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
