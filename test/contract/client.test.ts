import assert from "node:assert/strict";
import { createServer } from "node:net";
import { once } from "node:events";
import { test, type TestContext } from "node:test";
import type { AddressInfo } from "node:net";
import { networkEcm } from "../../src/ecm/networkEcm.ts";
import type { Failure } from "../../src/ecm/failure.ts";
import {
  breaksOff,
  hangsUp,
  ignores,
  redirectsTo,
  refuses,
  replies,
  says,
  sends,
  serve,
  type Behavior,
} from "./clientServer.ts";
import { credential, failureOf, instance, named, never, task, TestClock, TestLog } from "./clientWorld.ts";

async function world(context: TestContext, ...behaviors: readonly Behavior[]) {
  const server = await serve(context, ...behaviors);
  const clock = new TestClock();
  const log = new TestLog();
  const client = (changes: object = {}) =>
    networkEcm({
      credential: () => Promise.resolve(credential),
      endpoint: server.endpoint,
      language: "en-US",
      clock,
      log,
      ...changes,
    });
  return { ...server, clock, log, client, ecm: client() };
}

const request = { instance: instance("ein-1"), name: named("golden"), description: "", forcePowerOff: false };

const drawn = ({ code, executed, passing }: Failure): string =>
  `${code}, executed ${executed}${passing ? ", passing" : ""}`;

test("CreateImage sends its power option as a text, and gives the task as one", async (context) => {
  const { ecm, requests } = await world(context, replies({ TaskId: 1528611 }, "r-9"));
  const created = await ecm.createImage({ ...request, description: "nightly", forcePowerOff: true }, never);
  assert.deepEqual(created, { requestId: "r-9", task: "1528611" });
  assert.deepEqual(JSON.parse(requests[0]?.body ?? ""), {
    InstanceId: "ein-1",
    ImageName: "golden",
    ForcePoweroff: "TRUE",
    ImageDescription: "nightly",
  });
});

test("a request says its action, version and language, is signed, and names no region", async (context) => {
  const { ecm, requests } = await world(context, replies({ TotalCount: 3, InstanceSet: null }));
  assert.equal(await ecm.countInstances(never), 3);
  const { headers } = requests[0] ?? assert.fail("nothing was sent");
  assert.equal(headers["x-tc-action"], "DescribeInstances");
  assert.equal(headers["x-tc-version"], "2019-07-19");
  assert.equal(headers["x-tc-language"], "en-US");
  assert.equal(headers["content-type"], "application/json");
  assert.equal(headers["x-tc-region"], undefined);
  assert.equal(headers["x-tc-token"], undefined);
  assert.match(headers.authorization ?? "", /^TC3-HMAC-SHA256 Credential=AKID\w+\/[\d-]+\/127\/tc3_request, /);
});

test("a temporary key sends its token", async (context) => {
  const { client, requests } = await world(context, replies({}));
  await client({ credential: () => Promise.resolve({ ...credential, token: "t-1" }) }).countInstances(never);
  assert.equal(requests[0]?.headers["x-tc-token"], "t-1");
});

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

test("a failure repeats nothing of a stranger's page", async (context) => {
  const { ecm } = await world(context, sends(200, "text/html; charset=utf-8", "<h1>Welcome</h1>"));
  const { message, action } = await failureOf(ecm.createImage(request, never));
  assert.equal(`${action}: ${message}`, "CreateImage: HTTP 200, 16 characters of text/html");
});

test("a refused connection was surely not a call", async (context) => {
  const { client } = await world(context, hangsUp);
  const endpoint = `http://127.0.0.1:${await freePort()}`;
  const failure = await failureOf(client({ endpoint }).createImage(request, never));
  assert.equal(drawn(failure), "ClientError.ConnectionRefused, executed no, passing");
  assert.match(failure.message, /^connect ECONNREFUSED/);
});

test("a name nobody knows was surely not a call", async (context) => {
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

test("a list is asked for again when the connection breaks, with growing pauses", async (context) => {
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

test("a call turned away for asking too often is sent again, CreateImage too", async (context) => {
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

test("an aborted call ends in the reason it was aborted for, and is not sent again", async (context) => {
  const stop = new AbortController();
  const { ecm, requests, log } = await world(
    context,
    ignores(() => stop.abort(new Error("The window was closed."))),
  );
  await assert.rejects(ecm.countInstances(stop.signal), { message: "The window was closed." });
  assert.equal(requests.length, 1);
  assert.deepEqual(log.lines, ["info DescribeInstances stopped 0 ms"]);
});

test("a call aborted before it began is not sent", async (context) => {
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

test("power calls name the instance and how it is to go down", async (context) => {
  const { ecm, requests } = await world(context, replies({}, "r-3"));
  assert.deepEqual(await ecm.stopInstance(instance("ein-1"), "soft", never), { requestId: "r-3" });
  await ecm.stopInstance(instance("ein-1"), "hard", never);
  await ecm.startInstance(instance("ein-1"), never);
  assert.deepEqual(
    requests.map(({ action, body }) => `${action} ${body}`),
    [
      'StopInstances {"InstanceIdSet":["ein-1"],"StopType":"SOFT"}',
      'StopInstances {"InstanceIdSet":["ein-1"],"StopType":"HARD"}',
      'StartInstances {"InstanceIdSet":["ein-1"]}',
    ],
  );
});

test("images are this account's own, narrowed by name", async (context) => {
  const { ecm, requests } = await world(context, replies({ TotalCount: 1, ImageSet: [{ ImageId: "img-1" }] }));
  const [image] = await ecm.images({ name: "gold" }, never);
  assert.equal(image?.id, "img-1");
  assert.deepEqual(JSON.parse(requests[0]?.body ?? ""), {
    Offset: 0,
    Limit: 100,
    Filters: [
      { Name: "image-type", Values: ["PRIVATE_IMAGE"] },
      { Name: "image-name", Values: ["gold"] },
    ],
  });
});

interface TaskStatusRequest {
  readonly TaskSet: readonly { readonly TaskId: string }[];
}

/** Knows no task whose id begins with "x", and answers with numbers. */
const statusOfTasks: Behavior = (response, { body }) => {
  const ids = (JSON.parse(body) as TaskStatusRequest).TaskSet.map(({ TaskId }) => TaskId);
  const rows = ids.map((id) => ({ TaskId: Number(id), Status: "SUCCESS", EndTime: null }));
  const unknown = ids.some((id) => id.startsWith("x"));
  const answer = unknown ? refuses("InvalidParameterValue.TaskNotFound") : replies({ TaskSet: rows });
  answer(response, { action: "", headers: {}, body });
};

test("all tasks are asked for in one call", async (context) => {
  const { ecm, requests } = await world(context, statusOfTasks);
  const reports = await ecm.reports(["1", "2", "3"].map(task), never);
  assert.deepEqual([...reports.keys()], ["1", "2", "3"]);
  assert.deepEqual(reports.get(task("2")), { status: "success", message: "", addTime: "", endTime: "" });
  assert.equal(requests.length, 1);
});

test("a task the cloud does not know hides no other", async (context) => {
  const { ecm } = await world(context, statusOfTasks);
  const reports = await ecm.reports(["1", "x2", "3", "4", "x5"].map(task), never);
  assert.deepEqual([...reports.keys()], ["1", "3", "4"]);
});

test("no task, no call", async (context) => {
  const { ecm, requests } = await world(context, statusOfTasks);
  assert.equal((await ecm.reports([], never)).size, 0);
  assert.equal(requests.length, 0);
});

interface InstancesRequest {
  readonly Offset: number;
  readonly Filters?: readonly { readonly Values: readonly string[] }[];
}

/** An account of 250 instances that has lost the ones whose id begins with "gone". */
const listsInstances: Behavior = (response, { body }) => {
  const { Offset, Filters } = JSON.parse(body) as InstancesRequest;
  const ids = Filters?.[0]?.Values ?? Array.from({ length: 250 }, (_, n) => `ein-${n}`);
  const rows = ids.slice(Offset, Offset + 100).map((InstanceId) => ({ InstanceId }));
  const gone = ids.some((id) => id.startsWith("gone"));
  const answer = gone
    ? refuses("ResourceNotFound.InstanceNotExist")
    : replies({ TotalCount: ids.length, InstanceSet: rows });
  answer(response, { action: "", headers: {}, body });
};

test("a long list comes whole and in order, page by page", async (context) => {
  const { ecm, requests } = await world(context, listsInstances);
  const lengths: number[] = [];
  const instances = await ecm.instances({ onPage: (soFar) => lengths.push(soFar.length) }, never);
  assert.deepEqual(
    instances.map(({ id }) => id),
    Array.from({ length: 250 }, (_, n) => `ein-${n}`),
  );
  assert.equal(lengths[0], 100);
  assert.equal(lengths.at(-1), 250);
  assert.equal(requests.length, 3);
});

test("single instances are asked for by fives, and a terminated one hides no other", async (context) => {
  const { ecm, requests } = await world(context, listsInstances);
  const ids = ["a", "b", "c", "d", "gone-e", "f", "g"].map(instance);
  const found = await ecm.instances({ ids }, never);
  assert.deepEqual(
    found.map(({ id }) => id),
    ["a", "b", "c", "d", "f", "g"],
  );
  const most = requests.map(({ body }) => (JSON.parse(body) as InstancesRequest).Filters?.[0]?.Values.length ?? 0);
  assert.equal(Math.max(...most), 5);
});

/** A port nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
