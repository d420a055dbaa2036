import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import type { Decision } from "../../src/tasks/journal/taskEvent.ts";
import { TaskStory } from "../doubles/taskStory.ts";
import { patience } from "../tools/patience.ts";

const stopped = "直播转码-03";
const running = "live-player-01";
const minute = 60_000;

test("an image whose answer was lost is found and adopted, without asking the user", async (context) => {
  const story = new TaskStory(context);
  const window = await story.begin();
  story.ecm.failNext("createImage", "lostAfter");
  await story.ask(window, stopped, "asItIs");
  await story.computer.wait(2 * minute);
  assert.equal(
    story.timeline(window).split("\n").slice(1).join("\n"),
    `CreateImage is sent
CreateImage failed: The connection broke before the answer was here. (ClientError.ConnectionLost, RequestId –)
Found by its name and instance: …
The cloud says: the image is made
Checked: image …, state NORMAL, 50 GB`,
  );
  assert.equal(story.count("createImage"), 1);
  assert.equal(story.person.saw.length, 1);
});

test("a view that fails to draw the tasks loses no answer", async (context) => {
  const story = new TaskStory(context);
  const window = await story.begin();
  window.taskStore.onDidChange(() => {
    throw new Error("The view is gone.");
  });
  await story.ask(window, running, "stopAndStart");
  await story.computer.wait(2 * minute);
  assert.equal(story.state(window), "image is ready");
  assert.doesNotMatch(story.timeline(window), /failed|lost|Found/);
  assert.match(story.computer.logged.join("\n"), /A view of the tasks failed: Error: The view is gone\./);
});

test("a gateway's error page counts as a lost answer, whatever the cloud did", async (context) => {
  for (const code of ["InternalError", "ClientError.HttpStatusCodeError", "ClientError.Timeout"]) {
    const story = new TaskStory(context);
    const window = await story.begin();
    story.ecm.failNext("createImage", code);
    await story.ask(window, stopped, "asItIs");
    await story.computer.wait(minute);
    assert.equal(story.state(window), "answer lost, looking for the image", code);
    assert.equal(story.count("createImage"), 1);
  }
});

/** A CreateImage that never arrived, two minutes later, when the user is asked. */
async function untilAsked(context: TestContext, power: "asItIs" | "stopAndStart") {
  const story = new TaskStory(context);
  const window = await story.begin();
  story.ecm.failNext("createImage", "lostBefore");
  await story.ask(window, power === "asItIs" ? stopped : running, power);
  await story.computer.wait(2 * minute - 5000);
  assert.equal(story.person.saw.length, 0);
  await story.computer.wait(minute);
  assert.match(
    story.person.saw.join("\n"),
    /^(warning|error): Image golden .* may or may not have been made: .*\[Look Again\] \[Send Again\] \[Give Up\]/,
  );
  assert.equal(story.count("createImage"), 1);
  const choose = async (choice: Decision) => window.engine.decide(story.key, choice);
  return { story, window, choose };
}

test("when no image appears for two minutes the user is asked, and Look Again sends nothing", async (context) => {
  const { story, window, choose } = await untilAsked(context, "asItIs");
  await choose("lookAgain");
  await story.computer.wait(10_000);
  assert.equal(story.state(window), "answer lost, looking for the image");
  await story.computer.wait(3 * minute);
  assert.equal(story.state(window), "waits for your decision");
  assert.equal(story.person.saw.length, 2);
  assert.equal(story.count("createImage"), 1);
});

test("Send Again requests the same name", async (context) => {
  const { story, window, choose } = await untilAsked(context, "asItIs");
  await choose("sendAgain");
  await story.computer.wait(2 * minute);
  assert.equal(story.state(window), "image is ready");
  assert.equal(await story.cloud(stopped), "STOPPED, 1 image");
  assert.equal(story.count("createImage"), 2);
});

test("a name that is taken when it is sent again shows that the first request worked", async (context) => {
  const { story, window, choose } = await untilAsked(context, "asItIs");
  story.ecm.failNext("images", "ServiceUnavailable");
  await choose("sendAgain");
  story.ecm.failNext("createImage", "lostAfter");
  await story.computer.wait(2 * minute);
  assert.equal(story.state(window), "image is ready");
  assert.equal(await story.cloud(stopped), "STOPPED, 1 image");
});

test("an image that appears late is adopted even when Send Again is refused for it", async (context) => {
  const { story, window, choose } = await untilAsked(context, "asItIs");
  // The first request was executed after all, and the list has not shown it so far.
  const plan = window.taskStore.find(story.key)?.plan;
  assert.ok(plan);
  const ecm = window.accounts.ecm(plan.account.id);
  await choose("sendAgain");
  await ecm?.createImage(
    { instance: plan.instance.id, ...plan.image, forcePowerOff: false },
    AbortSignal.timeout(patience(1000)),
  );
  await story.computer.wait(2 * minute);
  assert.equal(story.state(window), "image is ready");
  assert.equal(await story.cloud(stopped), "STOPPED, 1 image");
  assert.match(
    story.timeline(window),
    /Decided: Send Again\nCreateImage is sent\nCreateImage failed: .*\nFound by its name/,
  );
});

test("giving up starts an instance again that was shut down for the image", async (context) => {
  const { story, window, choose } = await untilAsked(context, "stopAndStart");
  assert.match(await story.cloud(running), /^STOPPED/);
  await choose("giveUp");
  await story.computer.wait(minute);
  assert.equal(story.state(window), "given up");
  assert.equal(await story.cloud(running), "RUNNING, 0 images");
});

test("a call that was surely not executed is sent again", async (context) => {
  for (const code of ["RequestLimitExceeded", "ClientError.ConnectionRefused", "ClientError.NameNotResolved"]) {
    const story = new TaskStory(context);
    const window = await story.begin();
    for (const method of ["stopInstance", "createImage", "startInstance"] as const) story.ecm.failNext(method, code, 2);
    await story.ask(window, running, "stopAndStart");
    await story.computer.wait(3 * minute);
    assert.equal(story.state(window), "image is ready", code);
    assert.equal(await story.cloud(running), "RUNNING, 1 image");
    assert.equal(story.count("createImage"), 3);
  }
});

test("the instance's state decides after lost answers to power calls", async (context) => {
  for (const fate of ["lostBefore", "lostAfter"] as const) {
    const story = new TaskStory(context);
    const window = await story.begin();
    for (const method of ["stopInstance", "startInstance"] as const) story.ecm.failNext(method, fate);
    await story.ask(window, running, "stopAndStart");
    await story.computer.wait(5 * minute);
    assert.equal(story.state(window), "image is ready", fate);
    assert.equal(await story.cloud(running), "RUNNING, 1 image");
    assert.equal(story.count("stopInstance"), fate === "lostBefore" ? 2 : 1);
  }
});

test("failed looks never end a task", async (context) => {
  const story = new TaskStory(context);
  const window = await story.begin();
  for (const method of ["instances", "images", "reports"] as const) story.ecm.failNext(method, "InternalError", 5);
  await story.ask(window, running, "stopAndStart");
  await story.computer.wait(5 * minute);
  assert.equal(story.state(window), "image is ready");
});

test("a task that the cloud does not know yet is waited for", async (context) => {
  const story = new TaskStory(context);
  const window = await story.begin();
  await story.ask(window, stopped, "asItIs");
  await story.computer.wait(1000);
  const before = await story.computer.cloud.load();
  await story.computer.change((state) => ({ ...state, tasks: [] }));
  await story.computer.wait(20_000);
  assert.equal(story.state(window), "image is being made");
  await story.computer.change((state) => ({ ...state, tasks: before?.tasks ?? [] }));
  await story.computer.wait(minute);
  assert.equal(story.state(window), "image is ready");
});

test("the image decides how a task ended that the cloud has forgotten", async (context) => {
  const story = new TaskStory(context);
  const window = await story.begin();
  await story.ask(window, stopped, "asItIs");
  await story.computer.wait(1000);
  await story.computer.change((state) => ({ ...state, tasks: [] }));
  await story.computer.wait(5 * minute);
  assert.equal(story.state(window), "image is made, checking it");
  assert.match(story.timeline(window), /The cloud no longer knows the task; the images will tell/);
  await story.computer.changeImage("golden", { state: "NORMAL", taskId: "" });
  await story.computer.wait(minute);
  assert.equal(story.state(window), "image is ready");
});

test("an image that the list shows as failed is a failure, though the cloud has forgotten its task", async (context) => {
  const story = new TaskStory(context);
  const window = await story.begin();
  await story.ask(window, stopped, "asItIs");
  await story.computer.wait(1000);
  await story.computer.change((state) => ({ ...state, tasks: [] }));
  await story.computer.changeImage("golden", { state: "CREATEFAILED" });
  await story.computer.wait(5 * minute);
  assert.equal(story.state(window), "failed");
});
