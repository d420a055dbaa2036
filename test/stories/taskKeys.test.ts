import assert from "node:assert/strict";
import { test } from "node:test";
import type { Account } from "../../src/accounts/account.ts";
import { renewAccount } from "../../src/commands/accounts/renewAccount.ts";
import { taskRows } from "../../src/view/tasks/taskRows.ts";
import type { Window } from "../doubles/computer.ts";
import { TaskStory } from "../doubles/taskStory.ts";

const running = "live-player-01";
const minute = 60_000;

const accountOf = (window: Window): Account => {
  const [account] = window.accounts.all;
  assert.ok(account);
  return account;
};

const expired = "AuthFailure.TokenFailure";
const everyCall = ["instances", "images", "reports", "createImage", "stopInstance", "startInstance"] as const;

test("keys that expire in the middle pause the task, and with new keys it continues", async (context) => {
  const story = new TaskStory(context);
  const window = await story.begin();
  await story.ask(window, running, "stopAndStart");
  await story.computer.wait(20_000);
  for (const method of everyCall) story.ecm.failNext(method, expired, 999);
  await story.computer.wait(5 * minute);
  assert.match(story.state(window), /^paused/);
  assert.equal(story.person.saw.length, 1);
  assert.match(story.person.saw[0] ?? "", /^error: Following image golden .* is paused\. .*\[Renew Account…\]/);
  const calls = story.ecm.calls.length;
  await story.computer.wait(60 * minute);
  assert.deepEqual(story.ecm.calls.slice(calls), Array<string>(12).fill("instances"), "one look every five minutes");
  story.ecm.reset();
  const account = accountOf(window);
  const credential = { secretId: "new", secretKey: "new", token: undefined };
  await window.accounts.add({ ...account, credential });
  await window.accounts.reconnect();
  await story.computer.wait(2 * minute);
  assert.equal(story.state(window), "image is ready");
  assert.equal(await story.cloud(running), "RUNNING, 1 image");
});

test("keys that are refused at CreateImage pause the task before anything is made", async (context) => {
  const story = new TaskStory(context);
  const window = await story.begin();
  story.ecm.failNext("createImage", expired);
  await story.ask(window, running, "stopAndStart");
  while (!story.state(window).startsWith("paused")) await story.computer.wait(500);
  assert.equal(story.count("createImage"), 1);
  await window.accounts.reconnect();
  await story.computer.wait(2 * minute);
  assert.equal(story.state(window), "image is ready");
  assert.equal(await story.cloud(running), "RUNNING, 1 image");
});

test("a task whose account is signed out waits, and continues when it is added again", async (context) => {
  const story = new TaskStory(context);
  const window = await story.begin();
  const account = accountOf(window);
  await story.ask(window, running, "stopAndStart");
  await story.computer.wait(20_000);
  await window.accounts.remove(account.id);
  await story.computer.wait(10 * minute);
  assert.match(story.state(window), /^paused/);
  assert.match(await story.cloud(running), /^STOPPED, 1/);
  story.computer.closeAll();
  const reopened = await story.open();
  await story.computer.wait(minute);
  assert.match(story.state(reopened), /^paused/);
  const credential = { secretId: "", secretKey: "", token: undefined };
  await reopened.accounts.add({ label: "Sample Account", site: "china", kind: "sample", credential });
  await story.computer.wait(2 * minute);
  assert.equal(story.state(reopened), "image is ready");
  assert.equal(await story.cloud(running), "RUNNING, 1 image");
  assert.deepEqual(
    story.person.saw.map((line) => line.split(":")[0]),
    ["error", "information"],
  );
});

const rowOf = ({ taskStore, clock }: Window) => {
  const [row] = taskRows(taskStore.tasks, clock.now());
  assert.ok(row);
  return row;
};

/** The state of a paused task, and the button on its row. */
function wayOutOf(window: Window): string {
  const { description, spoken, menu } = rowOf(window);
  const [word = ""] = description.split(" · ");
  assert.ok(spoken.includes(word), spoken);
  return `${word}: ${menu.split(" ").at(-1)}`;
}

const pauses: readonly (readonly [code: string, wayOut: string])[] = [
  [expired, "paused: renew the account to go on: renewable"],
  ["ClientError.ProfileExpired", "paused: sign in with tccli to go on: loggedOut"],
];

for (const [code, wayOut] of pauses) {
  test(`a task that ${code} has paused says what lets it continue, and has the button on its row`, async (context) => {
    const story = new TaskStory(context);
    const window = await story.begin();
    await story.ask(window, running, "stopAndStart");
    await story.computer.wait(20_000);
    for (const method of everyCall) story.ecm.failNext(method, code, Infinity);
    await story.computer.wait(minute);
    assert.equal(wayOutOf(window), wayOut);
  });
}

test("a paused task whose account is signed out says that it has to be added, and continues then", async (context) => {
  const story = new TaskStory(context);
  const window = await story.begin();
  await story.ask(window, running, "stopAndStart");
  await story.computer.wait(20_000);
  for (const method of everyCall) story.ecm.failNext(method, expired, Infinity);
  await story.computer.wait(minute);
  story.ecm.reset();
  await window.accounts.remove(accountOf(window).id);
  await story.computer.wait(minute);
  assert.equal(wayOutOf(window), "paused: add the account again to go on: signedOut");
  assert.equal(story.person.saw.length, 2);
  assert.match(story.person.saw[1] ?? "", /There is no key on this computer for the account.*\[Add Account…\]/);
  const credential = { secretId: "", secretKey: "", token: undefined };
  await window.accounts.add({ label: "Sample Account", site: "china", kind: "sample", credential });
  await story.computer.wait(2 * minute);
  assert.equal(story.state(window), "image is ready");
});

test("the row of a paused task renews the task's own account, without asking which", async (context) => {
  const story = new TaskStory(context);
  const window = await story.begin();
  const other = { label: "Other", site: "china", kind: "keys" } as const;
  await window.accounts.add({ ...other, credential: { secretId: "AKIDother", secretKey: "k", token: undefined } });
  await story.ask(window, running, "stopAndStart");
  story.person.then("Escape");
  await renewAccount(window, story.key);
  assert.match(story.person.saw.at(-1) ?? "", /^Renew Account · Sample Account/);
  await window.accounts.remove(accountOf(window).id);
  await assert.rejects(renewAccount(window, story.key), /Account Sample Account is signed out\. Add it again first\./);
});

test("a start that waited long for keys is sent before a notice says that it failed", async (context) => {
  for (const method of ["instances", "startInstance"] as const) {
    const story = new TaskStory(context);
    const window = await story.begin();
    await story.ask(window, running, "stopAndStart");
    await story.until(window, "image is made, checking it");
    story.ecm.failNext(method, expired, Infinity);
    await story.computer.wait(10 * minute);
    assert.match(story.state(window), /^paused/, method);
    story.ecm.reset();
    await window.accounts.reconnect();
    await story.computer.wait(2 * minute);
    assert.equal(await story.cloud(running), "RUNNING, 1 image");
    assert.deepEqual(
      story.person.saw.map((line) => line.split(":")[0]),
      ["error", "information"],
    );
  }
});
