import assert from "node:assert/strict";
import { test } from "node:test";
import type { Account } from "../../src/accounts/account.ts";
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

test("keys that expire in the middle pause the task, and new keys let it go on", async () => {
  const story = new TaskStory();
  const window = await story.begin();
  await story.ask(window, running, "stopAndStart");
  await story.computer.wait(20_000);
  for (const method of everyCall) story.wire.next(method, expired, 999);
  await story.computer.wait(5 * minute);
  assert.match(story.state(window), /^paused/);
  assert.equal(story.person.saw.length, 1);
  assert.match(story.person.saw[0] ?? "", /^warning: Following image golden .* is paused\. .*\[Renew Account…\]/);
  const calls = story.wire.calls.length;
  await story.computer.wait(60 * minute);
  assert.equal(story.wire.calls.length, calls);
  story.wire.mend();
  const account = accountOf(window);
  const credential = { secretId: "new", secretKey: "new", token: undefined };
  await window.accounts.keep({ ...account, credential });
  await window.accounts.reconnect();
  await story.computer.wait(2 * minute);
  assert.equal(story.state(window), "image is ready");
  assert.equal(await story.cloud(running), "RUNNING, 1 image");
  story.closeAll();
});

test("keys that are refused when the image is asked for pause the task before anything is made", async () => {
  const story = new TaskStory();
  const window = await story.begin();
  story.wire.next("createImage", expired);
  await story.ask(window, running, "stopAndStart");
  await story.computer.wait(5 * minute);
  assert.match(story.state(window), /^paused/);
  assert.equal(story.count("createImage"), 1);
  await window.accounts.reconnect();
  await story.computer.wait(2 * minute);
  assert.equal(story.state(window), "image is ready");
  assert.equal(await story.cloud(running), "RUNNING, 1 image");
  story.closeAll();
});

test("a task whose account is signed out waits, and goes on when it is added again", async () => {
  const story = new TaskStory();
  const window = await story.begin();
  const account = accountOf(window);
  await story.ask(window, running, "stopAndStart");
  await story.computer.wait(20_000);
  await window.accounts.forget(account.id);
  await story.computer.wait(10 * minute);
  assert.match(story.state(window), /^paused/);
  assert.match(await story.cloud(running), /^STOPPED, 1/);
  story.closeAll();
  const reopened = await story.open();
  await story.computer.wait(minute);
  assert.match(story.state(reopened), /^paused/);
  const credential = { secretId: "", secretKey: "", token: undefined };
  await reopened.accounts.keep({ label: "Sample Account", site: "china", kind: "sample", credential });
  await story.computer.wait(2 * minute);
  assert.equal(story.state(reopened), "image is ready");
  assert.equal(await story.cloud(running), "RUNNING, 1 image");
  assert.deepEqual(
    story.person.saw.map((line) => line.split(":")[0]),
    ["warning", "information"],
  );
  story.closeAll();
});

test("a start that waited long for keys is sent before anybody is told that it failed", async () => {
  for (const method of ["instances", "startInstance"] as const) {
    const story = new TaskStory();
    const window = await story.begin();
    await story.ask(window, running, "stopAndStart");
    while (story.state(window) !== "image is made, checking it") await story.computer.wait(500);
    story.wire.next(method, expired, Infinity);
    await story.computer.wait(10 * minute);
    assert.match(story.state(window), /^paused/, method);
    story.wire.mend();
    await window.accounts.reconnect();
    await story.computer.wait(2 * minute);
    assert.equal(await story.cloud(running), "RUNNING, 1 image");
    assert.deepEqual(
      story.person.saw.map((line) => line.split(":")[0]),
      ["warning", "information"],
    );
    story.closeAll();
  }
});
