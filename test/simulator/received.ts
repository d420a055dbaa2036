import type { IncomingMessage } from "node:http";

/** A request with its complete body. */
export interface Received {
  readonly method: string;
  readonly path: string;
  /** As it was sent, without the question mark. */
  readonly query: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

/** Reads a request to its end. */
export async function receive(request: IncomingMessage): Promise<Received> {
  const parts: Uint8Array[] = [];
  for await (const part of request) parts.push(part as Uint8Array);
  const [path = "/", query = ""] = (request.url ?? "/").split("?", 2);
  return { method: request.method ?? "", path, query, headers: request.headers, body: Buffer.concat(parts) };
}

/** A header's value; "" if it was not sent. */
export const header = ({ headers }: Received, name: string): string => String(headers[name] ?? "");
