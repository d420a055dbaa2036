import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestContext } from "node:test";
import { text } from "node:stream/consumers";

/** A request as it arrived. */
export interface Request {
  readonly action: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** Answers a request, or fails to. */
export type Behavior = (response: ServerResponse, request: Request) => void;

/** Starts a server that handles the first request by the first behavior, and so on; the last behavior repeats. */
export async function serve(context: TestContext, ...behaviors: readonly Behavior[]) {
  const requests: Request[] = [];
  const server = createServer((incoming, response) => void take(incoming, response));
  const take = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await requestFrom(incoming);
    requests.push(request);
    behaviors[Math.min(requests.length, behaviors.length) - 1]?.(response, request);
  };
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}`, port, requests };
}

async function requestFrom(incoming: IncomingMessage): Promise<Request> {
  const { headers } = incoming;
  return { action: String(headers["x-tc-action"]), headers, body: await text(incoming) };
}

export const says =
  (body: unknown, status = 200): Behavior =>
  (response) => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  };

/** A reply of the API without an error. */
export const replies = (fields: object, requestId = "r-1"): Behavior =>
  says({ Response: { ...fields, RequestId: requestId } });

/** An error of the API. */
export const refuses = (code: string, status = 200, message = "No."): Behavior =>
  says({ Response: { Error: { Code: code, Message: message }, RequestId: "r-1" } }, status);

export const sends =
  (status: number, type: string, body: string): Behavior =>
  (response) => {
    response.writeHead(status, { "content-type": type }).end(body);
  };

/** Closes the connection without an answer, after the request has been read. */
export const hangsUp: Behavior = (response) => response.destroy();

/** Sends less than its Content-Length says. */
export const breaksOff: Behavior = (response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
  response.write('{"Response":', () => response.destroy());
};

export const redirectsTo =
  (location: string, status = 307): Behavior =>
  (response) => {
    response.writeHead(status, { location }).end();
  };

/** Runs `heard` and never answers. */
export const ignores =
  (heard: () => void): Behavior =>
  () =>
    heard();
