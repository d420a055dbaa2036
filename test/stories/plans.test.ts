import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { TaskStory } from "../doubles/taskStory.ts";

const running = "live-player-01";
const stubborn = "ignores-soft-stop";
const minute = 60_000;

const asked = "Asked for, and written down before anything was sent";
const shutDown = `${asked}
StopInstances is sent
StopInstances was accepted (RequestId …)
The instance is off
CreateImage is sent
CreateImage was accepted: … (RequestId …)`;

test("a running instance is shut down, its image is made, and it is started again", async (context) => {
  const story = new TaskStory(context);
  const window = await story.begin();
  await story.ask(window, running, "stopAndStart");
  await story.computer.wait(2 * minute);
  assert.equal(
    story.timeline(window),
    `${shutDown}
The cloud says: the image is made
Checked: image …, state NORMAL, 50 GB
StartInstances is sent
StartInstances was accepted (RequestId …)
The instance is running`,
  );
  assert.equal(await story.cloud(running), "RUNNING, 1 image");
  assert.equal(story.person.saw.length, 1);
});

test("the plan to leave an instance off shuts it down and does not start it", async (context) => {
  const story = new TaskStory(context);
  const window = await story.begin();
  await story.ask(window, running, "stopAndLeave");
  await story.computer.wait(2 * minute);
  assert.equal(story.state(window), "image is ready");
  assert.equal(await story.cloud(running), "STOPPED, 1 image");
  assert.equal(story.count("startInstance"), 0);
});

/** A guest that ignores the shutdown, until the user is asked. */
async function untilAsked(
  context: TestContext,
): Promise<readonly [TaskStory, Awaited<ReturnType<TaskStory["begin"]>>]> {
  const story = new TaskStory(context);
  const window = await story.begin();
  await story.ask(window, stubborn, "stopAndStart");
  await story.computer.wait(minute);
  assert.equal(story.state(window), "waits for your decision");
  assert.deepEqual(story.person.saw, [
    "warning: Instance ignores-soft-stop (Sample Account) has not shut down in time for image golden. [Wait Longer] [Force Power Off] [Give Up] [Show Task]",
  ]);
  assert.equal(await story.cloud(stubborn), "RUNNING, 0 images");
  return [story, window];
}

test("a guest that ignores the request is waited for as long as the user wants", async (context) => {
  const [story, window] = await untilAsked(context);
  await window.engine.decide(story.key, "waitLonger");
  await story.computer.wait(6 * minute);
  assert.equal(story.person.saw.length, 2);
  await story.computer.changeInstance(stubborn, { state: "STOPPED" });
  await story.computer.wait(3 * minute);
  assert.equal(await story.cloud(stubborn), "RUNNING, 1 image");
});

test("power is forced off only after the user decides so", async (context) => {
  const [story, window] = await untilAsked(context);
  assert.equal(story.count("stopInstance"), 1);
  await window.engine.decide(story.key, "force");
  await story.computer.wait(3 * minute);
  assert.equal(story.count("stopInstance"), 2);
  assert.equal(story.state(window), "image is ready");
  assert.equal(await story.cloud(stubborn), "RUNNING, 1 image");
});

test("giving up leaves the instance running and makes no image", async (context) => {
  const [story, window] = await untilAsked(context);
  await window.engine.decide(story.key, "giveUp");
  await story.computer.wait(4 * minute);
  assert.equal(story.state(window), "given up");
  assert.equal(await story.cloud(stubborn), "RUNNING, 0 images");
  assert.equal(story.count("createImage"), 0);
});

test("giving up starts a guest again that obeys late", async (context) => {
  const [story, window] = await untilAsked(context);
  await window.engine.decide(story.key, "giveUp");
  await story.computer.changeInstance(stubborn, { state: "STOPPED" });
  await story.computer.wait(4 * minute);
  assert.equal(await story.cloud(stubborn), "RUNNING, 0 images");
});

test("when the image fails, the instance is started again and the failure is shown", async (context) => {
  const story = new TaskStory(context);
  const window = await story.begin();
  await story.computer.changeInstance(running, { quirks: { nextImageFails: true } });
  await story.ask(window, running, "stopAndStart");
  await story.computer.wait(3 * minute);
  assert.equal(story.state(window), "failed");
  assert.equal((await story.cloud(running)).split(",")[0], "RUNNING");
  assert.match(story.person.saw.join("\n"), /^error: Image golden of .* was not made\. Tencent Cloud could not make/);
});

test("when the image is refused, the instance is started again", async (context) => {
  const story = new TaskStory(context);
  const window = await story.begin();
  story.ecm.failNext("createImage", "ResourceInsufficient.InvaildPrivateImageNum");
  await story.ask(window, running, "stopAndStart");
  await story.computer.wait(2 * minute);
  assert.equal(story.state(window), "failed");
  assert.equal(await story.cloud(running), "RUNNING, 0 images");
});

test("an instance that cannot be started again is an error that stays until the user decides", async (context) => {
  const story = new TaskStory(context);
  const window = await story.begin();
  await story.computer.changeInstance(running, { quirks: { refusesStart: true } });
  await story.ask(window, running, "stopAndStart");
  await story.computer.wait(10 * minute);
  assert.equal(story.state(window), "the instance could not be started again");
  assert.match(
    story.person.saw.join("\n"),
    /^error: Instance live-player-01 .* could not be started again\. .*\[Start Instance\] \[Leave It Off\]/,
  );
  story.computer.closeAll();
  const reopened = await story.open();
  await story.computer.wait(minute);
  assert.equal(story.state(reopened), "the instance could not be started again");
  await story.computer.changeInstance(running, { quirks: {} });
  await reopened.engine.decide(story.key, "startAgain");
  await story.computer.wait(minute);
  assert.equal(story.state(reopened), "image is ready");
  assert.equal(await story.cloud(running), "RUNNING, 1 image");
});

test("an instance that the user decides to leave off is reported as off", async (context) => {
  const story = new TaskStory(context);
  const window = await story.begin();
  story.ecm.failNext("startInstance", "ResourceNotFound.InstanceNotExist");
  await story.ask(window, running, "stopAndStart");
  await story.computer.wait(2 * minute);
  await window.engine.decide(story.key, "leaveOff");
  await story.computer.wait(minute);
  assert.equal(story.state(window), "image is ready, instance left off");
  assert.match(story.person.saw.at(-1) ?? "", /^warning: .* is ready .* was left off\./);
});

test("an instance that was off already stays off", async (context) => {
  const story = new TaskStory(context);
  const window = await story.begin();
  await story.computer.changeInstance(running, { state: "STOPPED" });
  await story.ask(window, running, "stopAndStart");
  await story.computer.wait(2 * minute);
  assert.equal(story.state(window), "image is ready");
  assert.equal(await story.cloud(running), "STOPPED, 1 image");
});

/** The guest accepts the shutdown, and is `state` for ten more minutes before it is off. */
async function obeysLate(story: TaskStory, state: string): Promise<void> {
  const becomes = { state: "STOPPED", at: story.computer.clock.now() + 10 * minute, operation: "SUCCESS" };
  const operation = { latestOperation: "StopInstances", latestOperationState: "OPERATING" };
  await story.computer.changeInstance(stubborn, { state, becomes, ...operation });
}

for (const state of ["STOPPING", "RUNNING"]) {
  test(`after giving up, a guest that is ${state} for ten more minutes is started again once it is off`, async (context) => {
    const [story, window] = await untilAsked(context);
    await obeysLate(story, state);
    await window.engine.decide(story.key, "giveUp");
    await story.computer.wait(9 * minute);
    assert.equal(await story.cloud(stubborn), `${state}, 0 images`);
    assert.notEqual(story.state(window), "given up");
    await story.computer.wait(5 * minute);
    assert.equal(await story.cloud(stubborn), "RUNNING, 0 images");
    assert.equal(story.state(window), "given up");
  });
}

test("a shutdown that stays pending is waited for one hour after giving up", async (context) => {
  const [story, window] = await untilAsked(context);
  await story.computer.changeInstance(stubborn, {
    latestOperation: "StopInstances",
    latestOperationState: "OPERATING",
  });
  await window.engine.decide(story.key, "giveUp");
  await story.computer.wait(59 * minute);
  assert.notEqual(story.state(window), "given up");
  await story.computer.wait(3 * minute);
  assert.equal(story.state(window), "given up");
  assert.match(story.person.saw[1] ?? "", /^error: Image .* takes unusually long\. Instance .* is off meanwhile/);
  assert.equal(story.person.saw.length, 3);
});

test("an instance is started again however many requests for it are lost, and a notice says that it is off meanwhile", async (context) => {
  const story = new TaskStory(context);
  const window = await story.begin();
  story.ecm.failNext("startInstance", "lostBefore", 9);
  await story.ask(window, running, "stopAndStart");
  await story.computer.wait(7 * minute);
  assert.match(story.person.saw.join("\n"), /^error: Instance live-player-01 .* could not be started again/);
  await story.computer.wait(5 * minute);
  assert.equal(story.state(window), "image is ready");
  assert.equal(await story.cloud(running), "RUNNING, 1 image");
});

test("an instance that is missing from the list for a while is started again when it is there", async (context) => {
  const story = new TaskStory(context);
  const window = await story.begin();
  await story.ask(window, running, "stopAndStart");
  while (story.count("createImage") === 0) await story.computer.wait(500);
  const instances = (await story.computer.cloud.load())?.instances ?? [];
  await story.computer.change((all) => ({ ...all, instances: [] }));
  await story.computer.wait(5 * minute);
  assert.equal(story.state(window), "the instance could not be started again");
  await story.computer.change((state) => ({ ...state, instances }));
  await story.computer.changeInstance(running, { latestOperationState: "SUCCESS" });
  await story.computer.wait(2 * minute);
  assert.equal(story.state(window), "image is ready");
  assert.equal(await story.cloud(running), "RUNNING, 1 image");
});
