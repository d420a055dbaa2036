import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import {
  answers,
  certificate,
  type Conduct,
  dispatchBy,
  farHost,
  fetchBy,
  listenFor,
  listenSecurely,
  onConnect,
  plainFetch,
  relay,
  tunnel,
  undici,
} from "./brokenNetwork.ts";
import { EcmError } from "../../src/ecm/errors/failure.ts";
import { replies } from "./clientServer.ts";
import { installedProxies } from "./vscodeProxies.ts";
import { drawn, failureOf, never, request, world } from "./clientWorld.ts";

const library = undici();
const skip = library ? false : "undici is not installed";

/** Goes through a proxy that behaves like this. */
async function proxied(context: TestContext, conduct: Conduct, trusts = true) {
  const port = await listenFor(context, conduct);
  return proxiedBy(context, `http://127.0.0.1:${port}`, trusts);
}

async function proxiedBy(context: TestContext, uri: string, trusts = true) {
  assert.ok(library);
  const requestTls = trusts ? { ca: certificate().cert } : {};
  dispatchBy(context, new library.ProxyAgent({ uri, requestTls }));
  const { client, clock } = await world(context, replies({}));
  return { ecm: client({ endpoint: `https://${farHost}` }), clock };
}

/** Goes to a TLS port of this computer. */
async function direct(context: TestContext, port: number, trusts = true) {
  assert.ok(library);
  dispatchBy(context, new library.Agent({ connect: trusts ? { ca: certificate().cert } : {} }));
  const { client, clock } = await world(context, replies({}));
  return { ecm: client({ endpoint: `https://127.0.0.1:${port}` }), clock };
}

const outcome = async (ecm: Awaited<ReturnType<typeof direct>>["ecm"]) =>
  drawn(await failureOf(ecm.createImage(request, never)));

const cut = "ClientError.HandshakeCut, executed no, passing";
const refused = "ClientError.HandshakeRefused, executed no";
const unavailable = "ClientError.ProxyUnavailable, executed no, passing";
const lost = "ClientError.ConnectionLost, executed unknown, passing";

const says =
  (head: string): Conduct =>
  (socket) =>
    void socket.end(`HTTP/1.1 ${head}\r\nContent-Length: 0\r\n\r\n`);
const hangsUp: Conduct = (socket) => void socket.destroy();
const resets: Conduct = (socket) => void socket.resetAndDestroy();
const afterHello = (then: Conduct): Conduct => onConnect(then);
const alert =
  (description: number): Conduct =>
  (socket) =>
    void socket.end(Buffer.from([0x15, 3, 3, 0, 2, 2, description]));

type Case = readonly [what: string, conduct: Conduct, outcome: string];

/** What proxies do once they have read a CONNECT. */
const proxies: readonly Case[] = [
  ["wants a sign-in", says("407 Proxy Authentication Required"), "ClientError.ProxySignIn, executed no, passing"],
  [
    "names what sign-in it wants",
    says('407 No\r\nProxy-Authenticate: Basic realm="office"'),
    "ClientError.ProxySignIn, executed no, passing",
  ],
  ["forbids the address", says("403 Forbidden"), "ClientError.ProxyRefused, executed no"],
  ["knows no CONNECT", says("405 Method Not Allowed"), "ClientError.ProxyRefused, executed no"],
  ["is broken", says("500 Internal Server Error"), unavailable],
  ["reaches nobody", says("502 Bad Gateway"), unavailable],
  ["is overloaded", says("503 Service Unavailable"), unavailable],
  ["waits in vain", says("504 Gateway Timeout"), unavailable],
  ["speaks no HTTP", (socket) => void socket.end("hello\r\n\r\n"), unavailable],
  ["hangs up", hangsUp, unavailable],
  ["resets the connection", resets, unavailable],
];

for (const [what, conduct, expected] of proxies) {
  test(`a proxy that ${what}, and is told as ${expected}`, { skip }, async (context) => {
    const { ecm } = await proxied(context, onConnect(conduct));
    assert.equal(await outcome(ecm), expected);
  });
}

test("a proxy that hangs up at once", { skip }, async (context) => {
  const { ecm } = await proxied(context, hangsUp);
  assert.equal(await outcome(ecm), unavailable);
});

test("a proxy that is asked for a list refuses once, not four times", { skip }, async (context) => {
  let asked = 0;
  const { ecm } = await proxied(
    context,
    onConnect((socket) => {
      asked += 1;
      says("407 No")(socket);
    }),
  );
  assert.equal((await failureOf(ecm.countInstances(never))).code, "ClientError.ProxySignIn");
  assert.equal(asked, 1);
});

test("a proxy that never answers", { skip }, async (context) => {
  const { ecm, clock } = await proxied(
    context,
    onConnect(() => clock.passDeadlines()),
  );
  assert.equal(await outcome(ecm), unavailable);
});

test("a proxy that is not there, or whose name nobody knows", { skip }, async (context) => {
  for (const uri of ["http://127.0.0.1:1", "http://no-such-proxy.invalid"]) {
    const { ecm } = await proxiedBy(context, uri);
    assert.equal(await outcome(ecm), "ClientError.ProxyUnreachable, executed no, passing");
  }
});

const handshakes: readonly Case[] = [
  ["is cut before it begins", hangsUp, cut],
  ["is cut after the first message", afterHello(hangsUp), cut],
  ["is reset", afterHello(resets), cut],
  ["is cut in the middle of an answer", afterHello((socket) => socket.end(Buffer.from([0x16, 3, 3, 0, 99, 2]))), cut],
  ["is refused", afterHello(alert(40)), refused],
  ["is refused for the name", afterHello(alert(112)), refused],
  ["is refused for the version", afterHello(alert(70)), refused],
  ["is refused for the address", afterHello(alert(49)), refused],
  ["fails inside the server", afterHello(alert(80)), refused],
  ["is answered without TLS", afterHello(says("400 Bad Request")), "ClientError.TlsError, executed no"],
];

for (const [what, conduct, expected] of handshakes) {
  test(`a handshake that ${what} is told as ${expected}`, { skip }, async (context) => {
    const { ecm } = await direct(context, await listenFor(context, conduct));
    assert.equal(await outcome(ecm), expected);
  });

  test(`a handshake through a proxy that ${what} is told as ${expected}`, { skip }, async (context) => {
    const { ecm } = await proxied(context, tunnel(conduct));
    assert.equal(await outcome(ecm), expected);
  });
}

test("a handshake that never ends", { skip }, async (context) => {
  const straight = await direct(
    context,
    await listenFor(
      context,
      onConnect(() => straight.clock.passDeadlines()),
    ),
  );
  assert.equal(await outcome(straight.ecm), "ClientError.ConnectionRefused, executed no, passing");
  const around = await proxied(
    context,
    tunnel(() => around.clock.passDeadlines()),
  );
  assert.equal(await outcome(around.ecm), unavailable);
});

test("a certificate that nobody trusts, or for another name", { skip }, async (context) => {
  const { port, requests } = await listenSecurely(context, answers);
  const untrusted = await direct(context, port, false);
  assert.equal(await outcome(untrusted.ecm), "ClientError.TlsError, executed no");
  const { ecm } = await proxied(context, tunnel(relay(port)), false);
  assert.equal(await outcome(ecm), "ClientError.TlsError, executed no");
  assert.deepEqual(requests.join(""), "");
});

test(
  "a server that asks for a certificate refuses the handshake; TLS 1.3 tells too late to be sure",
  {
    skip,
  },
  async (context) => {
    const wanted = { requestCert: true, rejectUnauthorized: true, ca: certificate().cert };
    const older = await listenSecurely(context, answers, { ...wanted, maxVersion: "TLSv1.2" });
    assert.equal(await outcome((await direct(context, older.port)).ecm), refused);
    const newer = await listenSecurely(context, answers, wanted);
    assert.match(await outcome((await direct(context, newer.port)).ecm), /, executed unknown/);
  },
);

test("a connection that breaks once the request is there", { skip }, async (context) => {
  const { port } = await listenSecurely(context, onConnect(hangsUp));
  assert.equal(await outcome((await direct(context, port)).ecm), lost);
  assert.equal(await outcome((await proxied(context, tunnel(relay(port)))).ecm), lost);
});

test("a server that breaks off an old connection when the second request is there", { skip }, async (context) => {
  const { port } = await listenSecurely(context, (socket) => {
    answers(socket);
    socket.once("data", () => socket.once("data", () => socket.destroy()));
  });
  const { ecm } = await direct(context, port);
  await ecm.createImage(request, never);
  assert.equal(await outcome(ecm), lost);
});

for (const [editor, vscode] of installedProxies) {
  test(`VS Code's own proxy code in ${editor}`, { skip: vscode ? false : "not installed" }, async (context) => {
    assert.ok(vscode);
    const { client } = await world(context, replies({}));
    const ecm = client({ endpoint: `https://${farHost}` });
    const { port } = await listenSecurely(context, answers);
    const cases: readonly Case[] = [
      ...proxies.map(([what, conduct, expected]): Case => [what, onConnect(conduct), expected]),
      ...handshakes.map(([what, conduct, expected]): Case => [what, tunnel(conduct), expected]),
      ["leads to a server that is not trusted", tunnel(relay(port)), "ClientError.TlsError, executed no"],
    ];
    let now: Conduct = hangsUp;
    const proxy = await listenFor(context, (socket) => now(socket));
    fetchBy(context, vscode.fetchThrough(`http://127.0.0.1:${proxy}`, plainFetch));
    for (const [what, conduct, expected] of cases) {
      now = conduct;
      assert.equal(await outcome(ecm), expected, what);
    }
  });
}

for (const through of ["directly", "through a proxy"] as const) {
  test(
    `wherever a call is cut that goes ${through}, it is not told as unsent if it was there`,
    {
      skip,
    },
    async (context) => {
      const { port, requests } = await listenSecurely(context, answers);
      const outcomes = new Set<string>();
      for (let bytes = 1; bytes < 2600; bytes += 71) {
        const seen = requests.length;
        const { ecm } =
          through === "directly"
            ? await direct(context, await listenFor(context, relay(port, bytes)))
            : await proxied(context, tunnel(relay(port, bytes)));
        const told = await ecm.createImage(request, never).then(() => "done", drawnError);
        outcomes.add(told);
        if (requests.slice(seen).join("") !== "") assert.doesNotMatch(told, /executed no/, `${bytes} bytes`);
        if (bytes < 200) assert.equal(told, cut, `${bytes} bytes`);
      }
      assert.ok(outcomes.has(cut) && outcomes.has(lost), [...outcomes].join("; "));
    },
  );
}

const drawnError = (error: unknown): string => (error instanceof EcmError ? drawn(error.failure) : String(error));
