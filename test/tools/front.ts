import { randomBytes } from "node:crypto";
import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import { connect, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { secretKeyCookie } from "../editor/workbench.ts";

const keyPath = "/secret-key";

/**
 * Starts a proxy in front of the editor, and returns its port. It adds what SecretStorage needs to survive a reload: a
 * cookie that names an endpoint, and the endpoint, which returns half of a key that lives as long as this process.
 */
export function startFront(editorPort: number, port: number): Promise<number> {
  const key = randomBytes(32);
  const server = createServer((asked, answer) => {
    if (asked.method === "POST" && asked.url === keyPath) answer.end(key);
    else forward(editorPort, asked, answer);
  });
  server.on("upgrade", (asked, socket, head) => tunnel(editorPort, asked, socket, head));
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(portOf(server.address())));
  });
}

const portOf = (address: ReturnType<Socket["address"]> | string | null): number =>
  address !== null && typeof address === "object" && "port" in address ? address.port : 0;

function forward(port: number, asked: IncomingMessage, answer: ServerResponse): void {
  const { method, url: path, headers } = asked;
  const onward = request({ host: "127.0.0.1", port, method, path, headers }, (reply) => {
    const cookies = [...(reply.headers["set-cookie"] ?? []), `${secretKeyCookie}=${keyPath}; Path=/; SameSite=Strict`];
    answer.writeHead(reply.statusCode ?? 502, { ...reply.headers, "set-cookie": cookies });
    reply.pipe(answer);
  });
  onward.once("error", () => answer.destroy());
  asked.pipe(onward);
}

// A web socket: forwards its opening request, and then bytes in both directions.
function tunnel(port: number, asked: IncomingMessage, socket: Duplex, head: Buffer): void {
  const onward = connect(port, "127.0.0.1", () => {
    onward.write(`${asked.method} ${asked.url} HTTP/1.1\r\n${headerLines(asked.rawHeaders)}\r\n`);
    onward.write(head);
    socket.pipe(onward).pipe(socket);
  });
  for (const [one, other] of [[socket, onward] as const, [onward, socket] as const]) {
    one.once("error", () => other.destroy());
    one.once("close", () => other.destroy());
  }
}

function headerLines(raw: readonly string[]): string {
  const lines: string[] = [];
  for (let at = 0; at < raw.length; at += 2) lines.push(`${raw[at]}: ${raw[at + 1]}\r\n`);
  return lines.join("");
}
