import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { test } from "node:test";
import {
  type Behavior,
  breaksOff,
  hangsUp,
  ignores,
  redirectsTo,
  refuses,
  replies,
  says,
  sends,
  serve,
} from "./clientServer.ts";
import { credential, drawn, failureOf, never, request, world } from "./clientWorld.ts";

test("without a usable key nothing is sent", async (context) => {
  const { client, requests } = await world(context, replies({}));
  const unusable = [
    { ...credential, secretId: " " },
    { ...credential, secretKey: "" },
    { ...credential, secretId: "AKID\nX-Other: 1" },
  ];
  for (const each of unusable) {
    const failure = await failureOf(client({ credential: () => Promise.resolve(each) }).createImage(request, never));
    assert.equal(drawn(failure), "ClientError.CredentialsMissing, executed no");
  }
  assert.equal(requests.length, 0);
});

const troubles: readonly (readonly [string, Behavior, string])[] = [
  ["hangs up", hangsUp, "ClientError.ConnectionLost, executed unknown, passing"],
  ["breaks off in the middle", breaksOff, "ClientError.ConnectionLost, executed unknown, passing"],
  [
    "answers 502 with a page",
    sends(502, "text/html; charset=utf-8", "<h1>Bad Gateway</h1>"),
    "ClientError.HttpStatusCodeError, executed unknown, passing",
  ],
  [
    "answers 403 with a page",
    sends(403, "text/html", "<h1>No</h1>"),
    "ClientError.HttpStatusCodeError, executed unknown",
  ],
  [
    "answers 503 with an error of the API",
    refuses("ServiceUnavailable", 503),
    "ServiceUnavailable, executed unknown, passing",
  ],
  [
    "answers 401 with an error of the API",
    refuses("AuthFailure.SignatureFailure", 401),
    "AuthFailure.SignatureFailure, executed no",
  ],
  [
    "sends half a JSON text",
    sends(200, "application/json", '{"Response": {"TaskId": "15'),
    "ClientError.ParseJsonError, executed unknown, passing",
  ],
  [
    "shows the sign-in page of a hotel",
    sends(200, "text/html", "<h1>Welcome</h1>"),
    "ClientError.ParseJsonError, executed unknown, passing",
  ],
  ["sends JSON of somebody else", says({ hello: "world" }), "ClientError.ParseJsonError, executed unknown, passing"],
  ["says it went well but not which task", replies({}), "ClientError.ParseJsonError, executed yes, passing"],
  ["redirects", redirectsTo("http://127.0.0.1:1/"), "ClientError.Redirected, executed unknown"],
  ["has an error inside", refuses("InternalError"), "InternalError, executed unknown, passing"],
  [
    "wants another name",
    refuses("InvalidParameterValue.ImageNameDuplicate"),
    "InvalidParameterValue.ImageNameDuplicate, executed no",
  ],
];

for (const [what, behavior, outcome] of troubles) {
  test(`CreateImage is sent once if the cloud ${what}`, async (context) => {
    const { ecm, requests } = await world(context, behavior, replies({ TaskId: "2" }));
    assert.equal(drawn(await failureOf(ecm.createImage(request, never))), outcome);
    assert.equal(requests.length, 1);
  });
}

test("a redirect is not followed, whatever its kind", async (context) => {
  const elsewhere = await serve(context, replies({ TotalCount: 1 }));
  for (const status of [301, 302, 303, 307, 308]) {
    const { ecm } = await world(context, redirectsTo(elsewhere.endpoint, status));
    assert.equal((await failureOf(ecm.countInstances(never))).code, "ClientError.Redirected");
  }
  assert.equal(elsewhere.requests.length, 0);
});

test("a failure quotes nothing of another server's page", async (context) => {
  const { ecm } = await world(context, sends(200, "text/html; charset=utf-8", "<h1>Welcome</h1>"));
  const { message, action } = await failureOf(ecm.createImage(request, never));
  assert.equal(`${action}: ${message}`, "CreateImage: HTTP 200, 16 characters of text/html");
});

test("a refused connection counts as not executed", async (context) => {
  const { client } = await world(context, hangsUp);
  const endpoint = `http://127.0.0.1:${await freePort()}`;
  const failure = await failureOf(client({ endpoint }).createImage(request, never));
  assert.equal(drawn(failure), "ClientError.ConnectionRefused, executed no, passing");
  assert.match(failure.message, /^connect ECONNREFUSED/);
});

test("an unknown host name counts as not executed", async (context) => {
  const { client } = await world(context, hangsUp);
  const failure = await failureOf(client({ endpoint: "http://no-such-host.invalid" }).createImage(request, never));
  assert.equal(drawn(failure), "ClientError.NameNotResolved, executed no, passing");
});

test("a server that speaks no TLS gets no call", async (context) => {
  const { client, endpoint } = await world(context, hangsUp);
  const failure = await failureOf(
    client({ endpoint: endpoint.replace("http:", "https:") }).createImage(request, never),
  );
  assert.equal(drawn(failure), "ClientError.TlsError, executed no");
});

test("a list is requested again when the connection breaks, with growing pauses", async (context) => {
  const { ecm, requests, clock } = await world(context, hangsUp, hangsUp, replies({ TotalCount: 7 }));
  assert.equal(await ecm.countInstances(never), 7);
  assert.equal(requests.length, 3);
  const [first = 0, second = 0] = clock.pauses;
  assert.ok(first >= 150 && first <= 450, `${first}`);
  assert.ok(second >= 300 && second <= 900, `${second}`);
});

test("a list is given up after four tries", async (context) => {
  const { ecm, requests } = await world(context, sends(500, "text/html", ""));
  assert.equal((await failureOf(ecm.countInstances(never))).code, "ClientError.HttpStatusCodeError");
  assert.equal(requests.length, 4);
});

test("a call over the rate limit is sent again, CreateImage too", async (context) => {
  const { ecm, requests } = await world(
    context,
    refuses("RequestLimitExceeded.UinLimitExceeded"),
    replies({ TaskId: "5" }),
  );
  assert.equal((await ecm.createImage(request, never)).task, "5");
  assert.equal(requests.length, 2);
});

test("a wrong key is not tried again", async (context) => {
  const { ecm, requests } = await world(context, refuses("AuthFailure.SignatureFailure"));
  assert.equal((await failureOf(ecm.countInstances(never))).code, "AuthFailure.SignatureFailure");
  assert.equal(requests.length, 1);
});

test("CreateImage that gets no answer in time has an unknown outcome", async (context) => {
  const { ecm, clock, requests } = await world(
    context,
    ignores(() => clock.passDeadlines()),
  );
  const failure = await failureOf(ecm.createImage(request, never));
  assert.equal(drawn(failure), "ClientError.Timeout, executed unknown, passing");
  assert.equal(failure.message, "No answer within 30 seconds.");
  assert.equal(requests.length, 1);
});

test("an aborted call rejects with the signal's reason, and is not sent again", async (context) => {
  const stop = new AbortController();
  const { ecm, requests, log } = await world(
    context,
    ignores(() => stop.abort(new Error("The window was closed."))),
  );
  await assert.rejects(ecm.countInstances(stop.signal), { message: "The window was closed." });
  assert.equal(requests.length, 1);
  assert.deepEqual(log.lines, ["info DescribeInstances stopped 0 ms"]);
});

test("a call that is aborted before it begins is not sent", async (context) => {
  const { ecm, requests } = await world(context, replies({}));
  await assert.rejects(ecm.createImage(request, AbortSignal.abort(new Error("Too late."))), { message: "Too late." });
  assert.equal(requests.length, 0);
});

test("each call leaves one line in the log, without its parameters", async (context) => {
  const { ecm, log } = await world(context, refuses("InternalError"), replies({ TotalCount: 0 }, "r-2"));
  await ecm.countInstances(never);
  assert.deepEqual(log.lines, [
    'warn DescribeInstances InternalError r-1 "No." 0 ms',
    "info DescribeInstances ok r-2 0 ms",
  ]);
});

/** A port without a listener. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
