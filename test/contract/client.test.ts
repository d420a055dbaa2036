import assert from "node:assert/strict";
import { test } from "node:test";
import { refuses, replies, type Behavior } from "./clientServer.ts";
import { credential, instance, never, request, task, world } from "./clientWorld.ts";

test("CreateImage sends its power option as a text, and returns the task ID as one", async (context) => {
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

test("power calls name the instance and how it is shut down", async (context) => {
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

test("the images listed are this account's own, filtered by name", async (context) => {
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

/** A cloud that does not know tasks whose ID begins with "x", and returns IDs as numbers. */
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
  assert.deepEqual(reports.get(task("2")), { status: "success", message: "" });
  assert.equal(requests.length, 1);
});

test("a task that the cloud does not know hides no other task", async (context) => {
  const { ecm } = await world(context, statusOfTasks);
  const reports = await ecm.reports(["1", "x2", "3", "4", "x5"].map(task), never);
  assert.deepEqual([...reports.keys()], ["1", "3", "4"]);
});

test("without a task no call is made", async (context) => {
  const { ecm, requests } = await world(context, statusOfTasks);
  assert.equal((await ecm.reports([], never)).size, 0);
  assert.equal(requests.length, 0);
});

interface InstancesRequest {
  readonly Offset: number;
  readonly Filters?: readonly { readonly Values: readonly string[] }[];
}

/** An account with 250 instances, without those whose ID begins with "gone". */
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

test("a long list arrives complete and in order, page by page", async (context) => {
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

test("single instances are requested five at a time, and a terminated one hides no other", async (context) => {
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
