import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { signOut } from "../../src/commands/accounts/signInOut.ts";
import { progressText } from "../../src/view/tasks/taskProgress.ts";
import { statusOf } from "../../src/view/tasks/taskStatus.ts";
import { taskRows } from "../../src/view/tasks/taskRows.ts";
import type { Window } from "../doubles/computer.ts";
import { draw } from "../doubles/draw.ts";
import { Network } from "../doubles/network.ts";
import { TaskStory } from "../doubles/taskStory.ts";

const running = "live-player-01";

const tasksOf = ({ taskStore, clock, engine }: Window): string =>
  draw(taskRows(taskStore.tasks, clock.now(), engine.troubleOf));

const progressOf = ({ taskStore, clock, engine }: Window): string =>
  progressText(taskStore.tasks, taskStore.tasks, clock.now(), engine.troubleOf);

/** A task in progress, and the network between it and the cloud. */
async function followed(context: TestContext, until = "image is being made", imageMs = 60_000) {
  const story = new TaskStory(context);
  const network = new Network(story.computer);
  await story.computer.change((state) => ({ ...state, durations: { ...state.durations, imageMs } }));
  const window = await story.begin(network.between);
  await story.ask(window, running, "stopAndStart");
  await story.until(window, until);
  return { story, network, window };
}

test("the row of a task shows after the first lost try that there is no answer, and for how long, until there is one", async (context) => {
  const { story, network, window } = await followed(context);
  const before = network.tries.length;
  network.state = "refuses";
  while (network.tries.length === before) await story.computer.wait(500);
  assert.match(
    tasksOf(window),
    /^golden \(no answer from the cloud, trying again · image is being made · live-player-01/,
  );
  assert.match(progressOf(window), /^image is being made, no answer from the cloud, trying again$/);
  await story.computer.wait(125_000);
  assert.match(
    tasksOf(window),
    /^golden \(no answer from the cloud for 2 min 5 s, trying again · image is being made · live-player-01/,
  );
  assert.match(progressOf(window), /being made, no answer from the cloud for 2 min 5 s, trying again, /);
  network.state = "works";
  while (tasksOf(window).includes("no answer")) await story.computer.wait(500);
  await story.computer.wait(60_000);
  assert.match(tasksOf(window), /^golden \(image is ready · live-player-01/);
});

for (const state of ["shutting the instance down", "starting the instance again"]) {
  test(`while "${state}" is shown, silence is reported after one try too`, async (context) => {
    const { story, network, window } = await followed(context, state);
    const before = network.tries.length;
    network.state = "refuses";
    while (!tasksOf(window).includes("no answer from the cloud, trying again")) await story.computer.wait(100);
    assert.deepEqual(network.tries.slice(before), ["DescribeInstances"]);
    assert.equal(story.state(window), state);
  });
}

test("a cloud that never answers counts as silent from the moment of the call", async (context) => {
  const { story, network, window } = await followed(context);
  const before = network.tries.length;
  network.state = "swallows";
  while (network.tries.length === before) await story.computer.wait(500);
  assert.doesNotMatch(tasksOf(window), /no answer/);
  await story.computer.wait(15_000);
  assert.match(
    tasksOf(window),
    /^golden \(no answer from the cloud for 15 s, trying again · image is being made · live-player-01/,
  );
  network.state = "works";
  await story.computer.wait(15_000);
  assert.doesNotMatch(tasksOf(window), /no answer/);
});

test("one lost try is repeated within seconds, however rarely the task is looked at by then", async (context) => {
  const { story, network, window } = await followed(context, "image is being made", 3_600_000);
  story.computer.clock.jump(15 * 60_000);
  await story.computer.wait(1000);
  const before = network.tries.length;
  network.state = "refuses";
  while (network.tries.length === before) await story.computer.wait(500);
  network.state = "works";
  assert.match(tasksOf(window), /no answer/);
  await story.computer.wait(3000);
  assert.doesNotMatch(tasksOf(window), /no answer/);
});

test("the user is asked about a lost image only after looks that were answered, however long the network was gone", async (context) => {
  const story = new TaskStory(context);
  const window = await story.begin();
  story.ecm.failNext("createImage", "lostBefore");
  await story.ask(window, running, "stopAndStart");
  await story.until(window, "answer lost, looking for the image");
  story.ecm.failNext("images", "ClientError.NameNotResolved", Infinity);
  await story.computer.wait(5 * 60_000);
  story.ecm.reset();
  const asked = story.count("images");
  await story.until(window, "waits for your decision");
  assert.ok(story.count("images") - asked > 3, `${story.count("images") - asked} looks`);
});

test("errors of the cloud are shown as such, with the text of the last one", async (context) => {
  const story = new TaskStory(context);
  const window = await story.begin();
  await story.ask(window, running, "stopAndStart");
  await story.until(window, "image is being made");
  story.ecm.failNext("reports", "InternalError", Infinity);
  await story.computer.wait(30_000);
  assert.match(
    tasksOf(window),
    /^golden \(the cloud has answered with errors for \d+ s, trying again · image is being made · /,
  );
  const [row] = taskRows(window.taskStore.tasks, window.clock.now(), window.engine.troubleOf);
  assert.match(draw(row?.rows?.() ?? []), /^Last look \(.*Tencent Cloud.*\)$/m);
  assert.match(
    statusOf(window.taskStore.tasks, window.engine.troubleOf)?.tooltip ?? "",
    /answers with an error, trying again$/,
  );
});

test("refused keys count as an answer", async (context) => {
  const story = new TaskStory(context);
  const window = await story.begin();
  await story.ask(window, running, "stopAndStart");
  await story.until(window, "image is being made");
  story.ecm.failNext("reports", "ClientError.NameNotResolved", 3);
  story.ecm.failNext("reports", "AuthFailure.SecretIdNotFound");
  while (!story.state(window).startsWith("paused")) await story.computer.wait(500);
  assert.doesNotMatch(tasksOf(window), /no answer/);
});

test("signing out while an instance is off for its image asks first, and says that it stays off", async (context) => {
  const story = new TaskStory(context);
  const window = await story.begin();
  await story.ask(window, running, "stopAndStart");
  await story.until(window, "image is being made");
  story.person.then("Cancel");
  await signOut(window, window.accounts.all[0]);
  assert.match(
    story.person.saw.at(-1) ?? "",
    /It waits until the account is added again\. live-player-01 was shut down for its image and stays off until the account is added again\. \[Sign Out\]$/,
  );
  assert.equal(window.accounts.all.length, 1);
});
