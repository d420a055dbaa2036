import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { createServer as createTlsServer, type TlsOptions } from "node:tls";
import { temporaryFolder } from "../editor/scratch.ts";

/** A name that only a proxy can look up. */
export const farHost = "ecm.beyond-the-proxy.test";

/** What one side of a connection does with it. */
export type Conduct = (socket: Socket) => void;

/** Listens on a loopback port until the test ends. */
export async function listen(context: TestContext, server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  context.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

export const listenFor = (context: TestContext, conduct: Conduct): Promise<number> =>
  listen(context, createServer(conduct));

interface Certificate {
  readonly key: Buffer;
  readonly cert: Buffer;
}

let made: Certificate | undefined;

/** A certificate for `farHost` and 127.0.0.1 that nobody trusts who was not told to. Made by the openssl program. */
export function certificate(): Certificate {
  made ??= makeCertificate();
  return made;
}

function makeCertificate(): Certificate {
  const folder = temporaryFolder();
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const names = ["-subj", `/CN=${farHost}`, "-addext", `subjectAltName=DNS:${farHost},IP:127.0.0.1`];
  const form = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", key, "-out", cert];
  execFileSync("openssl", [...form, ...names], { stdio: "ignore", timeout: 30_000 });
  return { key: readFileSync(key), cert: readFileSync(cert) };
}

/** Listens for TLS. `requests` holds what was read of each connection, decrypted. */
export async function listenSecurely(context: TestContext, conduct: Conduct, options: TlsOptions = {}) {
  const requests: string[] = [];
  const server = createTlsServer({ ...certificate(), ...options }, (socket) => {
    const number = requests.push("") - 1;
    socket.on("error", () => undefined);
    socket.on("data", (data) => (requests[number] += data.toString("latin1")));
    conduct(socket);
  });
  server.on("tlsClientError", () => undefined);
  return { port: await listen(context, server), requests };
}

/** Answers like the API, once the request is there. */
export const answers: Conduct = (socket) => {
  const body = JSON.stringify({ Response: { TaskId: "7", TotalCount: 7, RequestId: "r-1" } });
  socket.once("data", () => socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`));
};

/** Relays both directions, and breaks everything off after so many bytes of the client's. */
export const relay =
  (port: number, bytes = Infinity): Conduct =>
  (client) => {
    const server = connect(port, "127.0.0.1");
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const)
      for (const event of ["error", "close"]) from.on(event, () => to.destroy());
    let left = bytes;
    server.on("data", (data) => client.write(data));
    client.on("data", (data) => {
      server.write(data.subarray(0, Math.min(left, data.length)));
      left -= data.length;
      if (left <= 0) server.end(() => client.destroy());
    });
  };

/** What a proxy does once it has read a CONNECT. */
export const onConnect =
  (then: Conduct): Conduct =>
  (socket) =>
    void socket.once("data", () => then(socket));

/** Opens the tunnel and leaves the rest to `inside`. */
export const tunnel = (inside: Conduct): Conduct =>
  onConnect((socket) => socket.write("HTTP/1.1 200 Connection established\r\n\r\n", () => inside(socket)));

interface Undici {
  readonly ProxyAgent: new (options: { readonly uri: string; readonly requestTls: object }) => object;
  readonly Agent: new (options: { readonly connect: object }) => object;
}

/** The library behind `fetch`, which VS Code bundles for its proxies, too. `undefined` if it is not installed. */
export function undici(): Undici | undefined {
  try {
    return createRequire(import.meta.url)("undici") as Undici;
  } catch {
    return undefined;
  }
}

/** The `fetch` of Node. */
export const plainFetch = globalThis.fetch;

/** Lets every `fetch` of the test go through a dispatcher. */
export const dispatchBy = (context: TestContext, dispatcher: object): void =>
  fetchBy(context, (input, init) => plainFetch(input, { ...init, dispatcher } as RequestInit));

/** Replaces `fetch` until the test ends, as VS Code does for its proxies. */
export function fetchBy(context: TestContext, fetch: typeof globalThis.fetch): void {
  globalThis.fetch = fetch;
  context.after(() => {
    globalThis.fetch = plainFetch;
  });
}
