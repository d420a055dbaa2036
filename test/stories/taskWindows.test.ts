import assert from "node:assert/strict";
import { test } from "node:test";
import { JournalError } from "../../src/tasks/journal/journal.ts";
import { Person } from "../doubles/person.ts";
import { TaskStory } from "../doubles/taskStory.ts";

const stopped = "直播转码-03";
const running = "live-player-01";
const minute = 60_000;
const hour = 60 * minute;

/** The looks and calls of the graceful plan at which the window may crash. */
const moments = ["instances", "stopInstance", "images", "createImage", "reports", "startInstance"] as const;

test("a plan ends with one image and the power back, at whatever step the window crashes", async (context) => {
  for (const moment of moments) {
    const story = new TaskStory(context);
    const window = await story.begin();
    const before = story.count(moment);
    story.ecm.failNext(moment, "neverAnswered", 99);
    await story.ask(window, running, "stopAndStart");
    for (let seconds = 0; story.count(moment) === before && seconds < 200; seconds += 1)
      await story.computer.wait(1000);
    assert.ok(story.count(moment) > before, moment);
    story.computer.closeAll();
    story.ecm.reset();
    const reopened = await story.open();
    await story.computer.wait(4 * minute);
    if (moment === "createImage") {
      // It never arrived, so the user has to decide.
      assert.equal(story.state(reopened), "waits for your decision");
      await reopened.engine.decide(story.key, "sendAgain");
      await story.computer.wait(2 * minute);
    }
    assert.equal(story.state(reopened), "image is ready", moment);
    assert.equal(await story.cloud(running), "RUNNING, 1 image", moment);
  }
});

test("calls that were executed while the window crashed are not made again", async (context) => {
  const story = new TaskStory(context);
  const window = await story.begin();
  await story.ask(window, running, "stopAndStart");
  for (const method of ["stopInstance", "createImage", "startInstance"] as const) {
    for (let second = 0; story.count(method) === 0 && second < 100; second += 1) await story.computer.wait(500);
    story.computer.closeAll();
    await story.open();
  }
  await story.computer.wait(2 * minute);
  assert.deepEqual([story.count("stopInstance"), story.count("createImage"), story.count("startInstance")], [1, 1, 1]);
  assert.equal(await story.cloud(running), "RUNNING, 1 image");
});

test("one of two windows runs the task and announces its end; the other only shows it", async (context) => {
  const story = new TaskStory(context);
  const owner = await story.begin();
  const other = new Person();
  const second = await story.open(other);
  await story.ask(owner, running, "stopAndStart");
  await story.computer.wait(1000);
  assert.equal(story.state(second), "shutting the instance down");
  await story.computer.wait(2 * minute);
  assert.equal(story.state(second), "image is ready");
  assert.deepEqual([story.person.saw.length, other.saw.length], [1, 0]);
  assert.equal(story.count("createImage"), 1);
});

test("the window with the focus announces an end, wherever the task was requested", async (context) => {
  for (const [instance, notice] of [
    [running, /^information: .* is ready/],
    ["image-will-fail", /^error: .* was not made/],
  ] as const) {
    const story = new TaskStory(context);
    const other = new Person();
    await story.ask(await story.begin(), instance, instance === running ? "stopAndStart" : "asItIs");
    const second = await story.open(other);
    for (const person of [story.person, other]) person.lookAway();
    await story.computer.wait(3 * minute);
    assert.deepEqual([story.person.saw, other.saw], [[], []]);
    other.lookBack();
    await story.computer.wait(1000);
    assert.match(other.saw.join("\n"), notice);
    story.person.lookBack();
    await story.computer.wait(minute);
    second.close();
    await story.open();
    await story.computer.wait(minute);
    assert.deepEqual([story.person.saw.length, other.saw.length], [0, 1]);
  }
});

test("another window announces an end if the first crashes before it could", async (context) => {
  const story = new TaskStory(context);
  const other = new Person();
  await story.ask(await story.begin(), stopped, "asItIs");
  const second = await story.open(other);
  story.person.lookAway();
  other.tell = () => new Promise(() => undefined);
  await story.computer.wait(2 * minute);
  story.person.lookBack();
  await story.computer.wait(minute);
  assert.deepEqual(story.person.saw, []);
  second.close();
  await story.computer.wait(1000);
  assert.match(story.person.saw.join("\n"), /^information: .* is ready[^\n]*$/);
});

test("when the window that owns a task is gone, another takes over and announces its end", async (context) => {
  const story = new TaskStory(context);
  const owner = await story.begin();
  const other = new Person();
  const second = await story.open(other);
  await story.ask(owner, running, "stopAndStart");
  await story.computer.wait(3000);
  owner.close();
  await story.computer.wait(2 * minute);
  assert.equal(story.state(second), "image is ready");
  assert.match(story.timeline(second), /Another window took over/);
  assert.deepEqual([story.person.saw.length, other.saw.length], [0, 1]);
});

test("an end that was not shown is announced once when a window is opened again", async (context) => {
  const story = new TaskStory(context);
  await story.ask(await story.begin(), stopped, "asItIs");
  await story.computer.wait(3000);
  story.computer.closeAll();
  await story.computer.wait(8 * hour);
  assert.equal(story.person.saw.length, 0);
  for (let times = 0; times < 3; times += 1) {
    await story.open();
    await story.computer.wait(minute);
    story.computer.closeAll();
  }
  assert.equal(story.person.saw.length, 1);
});

test("a request that was recorded but not sent is sent by another window at once", async (context) => {
  const story = new TaskStory(context);
  const window = await story.begin();
  await story.ask(window, running, "stopAndStart");
  story.computer.closeAll();
  const reopened = await story.open();
  await story.computer.wait(2 * minute);
  assert.equal(story.state(reopened), "image is ready");
});

test("a request that was not sent is dropped hours later, so that nothing is powered off unexpectedly", async (context) => {
  for (const power of ["stopAndStart", "force", "asItIs"] as const) {
    const story = new TaskStory(context);
    const window = await story.begin();
    await story.ask(window, power === "asItIs" ? stopped : running, power);
    story.computer.closeAll();
    await story.computer.wait(3 * hour);
    const reopened = await story.open();
    await story.computer.wait(minute);
    assert.equal(story.state(reopened), "failed");
    assert.match(story.person.saw.join("\n"), /^error: .* The request was not sent in good time/);
    assert.equal(story.count("stopInstance") + story.count("createImage"), 0);
  }
});

test("a stop that was announced but never arrived is not sent hours later either", async (context) => {
  const story = new TaskStory(context);
  const window = await story.begin();
  story.ecm.failNext("stopInstance", "neverAnswered");
  await story.ask(window, running, "stopAndStart");
  await story.computer.wait(1000);
  story.computer.closeAll();
  await story.computer.wait(3 * hour);
  const reopened = await story.open();
  await story.computer.wait(5 * minute);
  assert.equal(story.state(reopened), "failed");
  assert.equal(await story.cloud(running), "RUNNING, 0 images");
  assert.equal(story.count("stopInstance"), 1);
});

test("Send Again is not carried out hours later: the user is asked once more", async (context) => {
  for (const [power, instance] of [
    ["force", running],
    ["asItIs", stopped],
  ] as const) {
    const story = new TaskStory(context);
    const window = await story.begin();
    story.ecm.failNext("createImage", "lostBefore");
    await story.ask(window, instance, power);
    await story.computer.wait(3 * minute);
    await window.engine.decide(story.key, "sendAgain");
    story.computer.closeAll();
    await story.computer.wait(24 * hour);
    const reopened = await story.open();
    await story.computer.wait(5 * minute);
    assert.equal(story.state(reopened), "waits for your decision");
    assert.equal(story.count("createImage"), 1);
    await reopened.engine.decide(story.key, "sendAgain");
    await story.computer.wait(2 * minute);
    assert.equal(story.state(reopened), "image is ready");
  }
});

test("a task continues after its computer slept for a day", async (context) => {
  const story = new TaskStory(context);
  const window = await story.begin();
  await story.ask(window, running, "stopAndStart");
  await story.computer.wait(20_000);
  assert.equal(story.state(window), "image is being made");
  story.computer.clock.jump(24 * hour);
  await story.computer.wait(minute);
  assert.equal(story.state(window), "image is ready");
  assert.equal(await story.cloud(running), "RUNNING, 1 image");
});

test("when the journal cannot be written, nothing is sent and the user sees why", async (context) => {
  const story = new TaskStory(context);
  const window = await story.begin();
  story.computer.journal.isFull = true;
  await assert.rejects(story.ask(window, running, "stopAndStart"), JournalError);
  await story.computer.wait(minute);
  assert.equal(story.count("stopInstance"), 0);
});

test("a disk that fills up stops the task before its next call, and it continues when there is room", async (context) => {
  const story = new TaskStory(context);
  const window = await story.begin();
  await story.ask(window, running, "stopAndStart");
  await story.computer.wait(1000);
  story.computer.journal.isFull = true;
  await story.computer.wait(1 * minute);
  assert.equal(story.count("createImage"), 0);
  story.computer.journal.isFull = false;
  await story.computer.wait(3 * minute);
  assert.equal(story.state(window), "image is ready");
  assert.equal(await story.cloud(running), "RUNNING, 1 image");
  assert.match(story.person.saw[0] ?? "", /^error: The journal of tasks cannot be written\./);
  assert.equal(story.person.saw.length, 2);
});
