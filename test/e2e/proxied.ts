import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer as createTlsServer } from "node:tls";
import { startSimulator } from "../simulator/startSimulator.ts";
import { patience } from "../tools/patience.ts";
import { atTheEnd } from "./atTheEnd.ts";
import { type Story, storiesIn } from "./stories.ts";

/** A host name that only the proxy resolves. */
export const host = "ecm.beyond-the-proxy.test";

const folder = mkdtempSync(join(tmpdir(), "ecm-"));
atTheEnd("the proxy's folder", () => rmSync(folder, { recursive: true, force: true }));

async function listen(server: Server | ReturnType<typeof createTlsServer>): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  atTheEnd("the proxy", () => void server.close());
  return (server.address() as AddressInfo).port;
}

const join2 = (a: Socket, b: Socket): void => {
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    from.on("error", () => to.destroy());
    from.pipe(to);
  }
};

/** A self-signed certificate for the host name. */
function makeCertificate(): { readonly key: Buffer; readonly cert: Buffer; readonly file: string } {
  const [key, file] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const subject = ["-subj", `/CN=${host}`, "-addext", `subjectAltName=DNS:${host}`];
  const form = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"];
  execFileSync("openssl", [...form, "-keyout", key, "-out", file, ...subject], {
    stdio: "ignore",
    timeout: patience(30_000),
  });
  return { key: readFileSync(key), cert: readFileSync(file), file };
}

/**
 * An editor that reaches the cloud only through a proxy, and the addresses that the proxy was asked for. `refusal` is the
 * first line of the proxy's answer if it lets nothing through.
 */
export function proxied(
  more: Readonly<Record<string, unknown>> = {},
  refusal?: string,
): {
  readonly story: Story;
  readonly asked: readonly string[];
} {
  const asked: string[] = [];
  const story = storiesIn(async () => {
    const simulator = await startSimulator();
    atTheEnd("the simulator", () => simulator.stop());
    const certificate = makeCertificate();
    const cloud = Number(new URL(simulator.url).port);
    const tls = await listen(createTlsServer(certificate, (socket) => join2(socket, connect(cloud, "127.0.0.1"))));
    const proxy = createServer();
    proxy.on("connect", (request, socket: Socket) => {
      asked.push(request.url ?? "");
      if (refusal !== undefined) return void socket.end(`HTTP/1.1 ${refusal}\r\nContent-Length: 0\r\n\r\n`);
      if (request.url !== `${host}:443`) return void socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      join2(socket, connect(tls, "127.0.0.1"));
    });
    const port = await listen(proxy);
    return {
      height: 1600,
      settings: {
        "ecm.endpoint": `https://${host}`,
        "http.proxy": `http://127.0.0.1:${port}`,
        "http.systemCertificatesNode": true,
        ...more,
      },
      environment: {
        TENCENTCLOUD_SECRET_ID: simulator.keys.secretId,
        TENCENTCLOUD_SECRET_KEY: simulator.keys.secretKey,
        SSL_CERT_FILE: certificate.file,
      },
    };
  });
  return { story, asked };
}
