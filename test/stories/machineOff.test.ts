import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { createImage } from "../../src/commands/images/createImage.ts";
import { decideTask } from "../../src/commands/tasks/decideTask.ts";
import { JournalError } from "../../src/tasks/journal/journal.ts";
import { statusOf } from "../../src/view/tasks/taskStatus.ts";
import { type EcmMethod, intercept } from "../doubles/ecmProxy.ts";
import { MemorySampleStore } from "../doubles/memorySampleStore.ts";
import { TaskStory } from "../doubles/taskStory.ts";
import { emptyWorld } from "../simulator/emptyWorld.ts";

const running = "live-player-01";
const minute = 60_000;
const denied = "AuthFailure.UnauthorizedOperation";

/** A task that shuts an instance down; from the state on, all calls of these methods are refused. */
async function refusedFrom(context: TestContext, state: string, ...methods: readonly EcmMethod[]) {
  const story = new TaskStory(context);
  const window = await story.begin();
  await story.ask(window, running, "stopAndStart");
  await story.until(window, state);
  for (const method of methods) story.ecm.failNext(method, denied, Infinity);
  return { story, window };
}

const shown = ({ person }: TaskStory): string => person.saw.join("\n");

test("a policy without DescribeTaskStatus is reported once, and the image itself shows that the instance may be started", async (context) => {
  const { story, window } = await refusedFrom(context, "image is being made", "reports");
  await story.computer.wait(10 * minute);
  assert.match(
    story.person.saw[0] ?? "",
    /^error: Image golden of live-player-01 \(Sample Account\) cannot be followed\. .* Instance live-player-01 is off meanwhile\. \[Copy Policy for ecm:DescribeTaskStatus\] \[Start Instance Now\] \[Keep Waiting\] \[Give Up\]/,
  );
  assert.equal(story.state(window), "image is ready");
  assert.equal(await story.cloud(running), "RUNNING, 1 image");
  assert.equal(story.person.saw.length, 2);
});

test("where tasks and images may not be looked at, the instance's latest operation decides when it is started", async (context) => {
  const { story } = await refusedFrom(context, "image is being made", "reports", "images");
  await story.computer.wait(15 * minute);
  assert.match(await story.cloud(running), /^RUNNING/);
});

test("where nothing may be looked at, a notice says so and Start Instance Now starts the instance", async (context) => {
  const { story, window } = await refusedFrom(context, "image is being made", "reports", "images", "instances");
  await story.computer.wait(10 * minute);
  assert.match(await story.cloud(running), /^STOPPED/);
  assert.equal(statusOf(window.engine.tasks)?.isUrgent, true);
  await window.engine.decide(story.key, "startNow");
  await story.computer.wait(minute);
  assert.match(await story.cloud(running), /^RUNNING/);
  assert.equal(story.count("startInstance"), 1);
  assert.equal(story.person.saw.length, 2);
});

test("a request ends before CreateImage if images may not be looked at, and the instance is started at once", async (context) => {
  const { story, window } = await refusedFrom(context, "shutting the instance down", "images");
  await story.computer.wait(5 * minute);
  assert.equal(story.state(window), "failed");
  assert.equal(await story.cloud(running), "RUNNING, 0 images");
  assert.match(shown(story), /^error: Image golden .* was not made\..*\[Copy Policy for ecm:DescribeImage\]/);
});

test("an instance that may not be looked at is started all the same, and a notice says so", async (context) => {
  const { story } = await refusedFrom(context, "image is being made", "instances");
  await story.computer.wait(10 * minute);
  assert.match(await story.cloud(running), /^RUNNING/);
  assert.equal(story.count("startInstance"), 1);
  assert.match(shown(story), /^error: .*\[Copy Policy for ecm:DescribeInstances\]/);
});

/** A task whose account was signed out in the middle and added again with rotated keys. */
async function rotated(context: TestContext) {
  const story = new TaskStory(context);
  const window = await story.begin();
  await story.ask(window, running, "stopAndStart");
  await story.until(window, "image is being made");
  const [account] = window.accounts.all;
  assert.ok(account);
  await window.accounts.remove(account.id);
  await story.until(window, "paused: add the account again to go on");
  const credential = { secretId: "AKIDrotated", secretKey: "rotated", token: undefined };
  story.computer.otherClouds.set("AKIDrotated", story.computer.cloud);
  await window.accounts.add({ label: "Rotated", site: "china", kind: "keys", credential });
  return { story, window };
}

test("a task whose account was added again with other keys continues there, once the user says so", async (context) => {
  const { story, window } = await rotated(context);
  story.person.then("Continue in Rotated");
  await decideTask(window, story.key);
  await story.computer.wait(10 * minute);
  assert.equal(story.state(window), "image is ready");
  assert.equal(await story.cloud(running), "RUNNING, 1 image");
  assert.match(shown(story), /is paused\..*Instance live-player-01 is off meanwhile\..*\[Continue or Give Up…\]/);
  assert.match(story.timeline(window), /Continues in the account Rotated/);
});

test("a task whose account never comes back can be ended, and says that the instance was left off", async (context) => {
  const { story, window } = await rotated(context);
  story.person.then("Give Up");
  await decideTask(window, story.key);
  await story.computer.wait(minute);
  assert.equal(story.state(window), "given up, instance left off");
});

test("an account that does not list the instance is not offered", async (context) => {
  const { story, window } = await rotated(context);
  story.computer.otherClouds.set("AKIDelsewhere", new MemorySampleStore(emptyWorld()));
  const credential = { secretId: "AKIDelsewhere", secretKey: "x", token: undefined };
  await window.accounts.add({ label: "Elsewhere", site: "china", kind: "keys", credential });
  story.person.then("Escape");
  await decideTask(window, story.key);
  assert.match(shown(story), /Continue in Rotated/);
  assert.doesNotMatch(shown(story), /Continue in Elsewhere/);
});

test("a paused task continues by itself when its keys work again, and the pause is shown only once", async (context) => {
  const story = new TaskStory(context);
  const window = await story.begin();
  await story.ask(window, running, "stopAndStart");
  await story.until(window, "image is being made");
  story.ecm.failAll = "ClientError.ProfileMissing";
  await story.computer.wait(12 * minute);
  assert.match(story.state(window), /^paused/);
  assert.equal(story.person.saw.length, 1);
  story.ecm.reset();
  await story.computer.wait(8 * minute);
  assert.equal(story.state(window), "image is ready");
  assert.equal(await story.cloud(running), "RUNNING, 1 image");
});

test("Refresh tries the keys of a paused task at once", async (context) => {
  const story = new TaskStory(context);
  const window = await story.begin();
  await story.ask(window, running, "stopAndStart");
  await story.until(window, "image is being made");
  story.ecm.failAll = "ClientError.ProfileMissing";
  await story.computer.wait(60 * minute);
  story.ecm.reset();
  window.engine.retryPaused();
  await story.computer.wait(2000);
  assert.doesNotMatch(story.state(window), /^paused/);
});

/** A task whose image takes so many milliseconds, two hours and five minutes after its request. */
async function slowImage(context: TestContext, imageMs: number) {
  const story = new TaskStory(context);
  await story.computer.change((state) => ({ ...state, durations: { ...state.durations, imageMs } }));
  const window = await story.begin();
  await story.ask(window, running, "stopAndStart");
  await story.computer.wait(2 * 60 * minute + 5 * minute);
  return { story, window };
}

test("an image that takes unusually long is reported once, urgently while the instance is off for it", async (context) => {
  const { story, window } = await slowImage(context, 48 * 60 * minute);
  assert.deepEqual(story.person.saw, [
    "error: Image golden of live-player-01 (Sample Account) takes unusually long. Instance live-player-01 is off meanwhile. [Start Instance Now] [Keep Waiting] [Give Up] [Show Task]",
  ]);
  assert.equal(statusOf(window.engine.tasks)?.isUrgent, true);
  await story.computer.wait(30 * minute);
  assert.equal(story.person.saw.length, 1);
  await window.engine.decide(story.key, "keepWaiting");
  await story.computer.wait(59 * minute);
  assert.equal(story.person.saw.length, 1);
});

test("Start Instance Now starts the instance and keeps following the image to its end", async (context) => {
  const { story, window } = await slowImage(context, 4 * 60 * minute);
  await window.engine.decide(story.key, "startNow");
  await story.computer.wait(5 * minute);
  assert.ok(story.count("startInstance") > 0);
  assert.equal(story.state(window), "starting the instance again");
  await story.computer.wait(3 * 60 * minute);
  assert.equal(story.state(window), "image is ready");
  assert.equal(await story.cloud(running), "RUNNING, 1 image");
});

test("one reply of DescribeTaskStatus without the task does not make its outcome unknown", async (context) => {
  const story = new TaskStory(context);
  await story.computer.change((state) => ({ ...state, durations: { ...state.durations, imageMs: 20 * minute } }));
  let isLeftOut = false;
  const window = await story.begin((ecm) =>
    intercept(ecm, async (method, _args, proceed) => {
      if (method !== "reports" || !isLeftOut) return proceed();
      isLeftOut = false;
      return new Map();
    }),
  );
  await story.ask(window, running, "stopAndStart");
  await story.computer.wait(10 * minute);
  isLeftOut = true;
  await story.computer.wait(5 * minute);
  assert.equal(story.state(window), "image is being made");
  assert.doesNotMatch(story.timeline(window), /no longer knows/);
  await story.computer.wait(10 * minute);
  assert.equal(story.state(window), "image is ready");
});

test("a task that DescribeTaskStatus knows again is followed to its end, and not reported as made before", async (context) => {
  const story = new TaskStory(context);
  await story.computer.change((state) => ({ ...state, durations: { ...state.durations, imageMs: 30 * minute } }));
  let isLeftOut = true;
  const window = await story.begin((ecm) =>
    intercept(ecm, async (method, _args, proceed) => {
      if (method === "reports" && isLeftOut) return new Map();
      const reply = await proceed();
      return method === "images" && isLeftOut ? [] : reply;
    }),
  );
  await story.ask(window, running, "stopAndStart");
  await story.computer.wait(15 * minute);
  assert.doesNotMatch(shown(story), /is ready|was made,/);
  isLeftOut = false;
  await story.computer.wait(30 * minute);
  assert.equal(story.state(window), "image is ready");
});

for (const state of ["shutting the instance down", "starting the instance again"]) {
  test(`one empty list while "${state}" is shown does not mean that the instance is gone`, async (context) => {
    const story = new TaskStory(context);
    let isEmpty = false;
    const window = await story.begin((ecm) =>
      intercept(ecm, async (method, _args, proceed) => {
        if (method !== "instances" || !isEmpty) return proceed();
        isEmpty = false;
        return [];
      }),
    );
    await story.ask(window, running, "stopAndStart");
    await story.until(window, state);
    isEmpty = true;
    await story.computer.wait(10 * minute);
    assert.equal(story.state(window), "image is ready");
    assert.equal(await story.cloud(running), "RUNNING, 1 image");
  });
}

for (const broken of ["requested", "confirmed"]) {
  test(`a request that was reported as not sent is sent by no window, though "${broken}" reached the file`, async (context) => {
    const story = new TaskStory(context);
    const window = await story.begin();
    const { journal } = story.computer;
    const append = journal.append.bind(journal);
    journal.append = async (event) => {
      await append(event);
      if (event.type === broken) throw new JournalError("The journal of tasks cannot be written (EIO).");
    };
    const isTold = await story.ask(window, running, "stopAndStart").then(
      () => false,
      () => true,
    );
    journal.append = append;
    story.computer.closeAll();
    await story.open();
    await story.computer.wait(10 * minute);
    assert.equal(story.count("stopInstance") > 0, !isTold);
    assert.equal(isTold, broken === "requested");
  });
}

test("a start whose signature expired is signed again and sent, without asking the user", async (context) => {
  const { story, window } = await refusedFrom(context, "image is made, checking it");
  story.ecm.failNext("startInstance", "AuthFailure.SignatureExpire", 2);
  await story.computer.wait(10 * minute);
  assert.equal(story.state(window), "image is ready");
  assert.equal(await story.cloud(running), "RUNNING, 1 image");
  assert.equal(story.person.saw.length, 1);
});

const journalTroubles = ["cannot be written", "cannot be read"] as const;

for (const trouble of journalTroubles) {
  test(`a journal that ${trouble} after the shutdown keeps no instance off, and is reported`, async (context) => {
    const story = new TaskStory(context);
    const window = await story.begin();
    await story.ask(window, running, "stopAndStart");
    await story.until(window, "shutting the instance down");
    story.computer.journal.isFull = true;
    if (trouble === "cannot be read") story.computer.journal.read = () => Promise.reject(new Error("EIO"));
    await story.computer.wait(10 * minute);
    assert.equal(await story.cloud(running), "RUNNING, 0 images");
    assert.equal(story.count("createImage"), 0);
    assert.match(shown(story), /^error: The journal of tasks cannot be written\. .*\[Show Task\] \[Show Log\]/);
  });
}

test("while the journal cannot be written, the row and the status bar say so", async (context) => {
  const story = new TaskStory(context);
  const window = await story.begin();
  await story.ask(window, running, "stopAndStart");
  await story.until(window, "shutting the instance down");
  story.computer.journal.isFull = true;
  await story.computer.wait(20_000);
  assert.equal(statusOf(window.engine.tasks, window.engine.troubleOf)?.isUrgent, true);
  assert.match(
    statusOf(window.engine.tasks, window.engine.troubleOf)?.tooltip ?? "",
    /the journal cannot be written, trying again/,
  );
});

test("before an instance is shut down, the review page stops a plan whose task may not be looked at", async (context) => {
  const story = new TaskStory(context);
  const window = await story.begin();
  story.ecm.failNext("reports", denied, Infinity);
  const [account] = window.accounts.all;
  assert.ok(account);
  const instance = window.inventory.of(account.id).items.find((one) => one.name === running);
  assert.ok(instance);
  story.person.then("golden", "", "Shut down, make the image, start again", "Escape");
  await createImage(window, { account, instance });
  assert.match(
    shown(story),
    /This account may not call DescribeTaskStatus, so the image could not be followed to its end\./,
  );
});
