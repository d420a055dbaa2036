import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { createImage } from "../../src/commands/images/createImage.ts";
import { decideTask } from "../../src/commands/tasks/decideTask.ts";
import type { Decision } from "../../src/tasks/journal/taskEvent.ts";
import type { Window } from "../doubles/computer.ts";
import { TaskStory } from "../doubles/taskStory.ts";

const running = "live-player-01";
const stubborn = "ignores-soft-stop";
const minute = 60_000;
const changing = new Set(["stopInstance", "startInstance", "createImage"]);

const changes = ({ ecm }: TaskStory): readonly string[] => ecm.calls.filter((method) => changing.has(method));

function instanceOf(window: Window, name: string) {
  const [account] = window.accounts.all;
  assert.ok(account);
  const instance = window.inventory.of(account.id).items.find((one) => one.name === name);
  assert.ok(instance);
  return { account, instance };
}

for (const [power, yes] of [
  ["Shut down, make the image, start again", "Shut Down and Create Image"],
  ["Shut down, make the image, leave it off", "Shut Down and Create Image"],
  ["Force power off", "Force Power Off and Create Image"],
] as const) {
  test(`"${power}" is sent only after a modal dialog, which no command can answer`, async (context) => {
    const story = new TaskStory(context);
    const window = await story.begin();
    story.person.then("golden", "", power, "Create Image", "");
    await createImage(window, instanceOf(window, running));
    await story.computer.wait(5 * minute);
    assert.deepEqual(changes(story), []);
    assert.match(
      story.person.saw.at(-1) ?? "",
      /^sure\? (Shut down|Force power off of) live-player-01 \(Sample Account\)/,
    );
    story.person.then("Enter", "Enter", power, "Create Image", yes);
    await createImage(window, instanceOf(window, running));
    await story.computer.wait(5 * minute);
    assert.notDeepEqual(changes(story), []);
  });
}

test("an image of a stopped instance needs no dialog: its power is not touched", async (context) => {
  const story = new TaskStory(context);
  const window = await story.begin();
  story.person.then("golden", "", "Create Image");
  await createImage(window, instanceOf(window, "直播转码-03"));
  await story.computer.wait(minute);
  assert.deepEqual(changes(story), ["createImage"]);
});

/** A task that waits for the user, after a shutdown. */
async function waiting(context: TestContext, what: "stubborn" | "lost" | "refusesStart") {
  const story = new TaskStory(context);
  const window = await story.begin();
  if (what === "lost") story.ecm.failNext("createImage", "lostBefore");
  if (what === "refusesStart") story.ecm.failNext("startInstance", "ResourceNotFound.InstanceNotExist", 99);
  await story.ask(window, what === "stubborn" ? stubborn : running, "stopAndStart");
  await story.computer.wait(10 * minute);
  story.ecm.reset();
  return { story, window };
}

const decisions: readonly (readonly ["stubborn" | "lost" | "refusesStart", Decision, string])[] = [
  ["stubborn", "force", "Force Power Off"],
  ["stubborn", "giveUp", "Give Up"],
  ["lost", "sendAgain", "Send Again"],
  ["lost", "giveUp", "Give Up"],
  ["refusesStart", "startAgain", "Start Instance"],
];

for (const [what, decision, yes] of decisions) {
  test(`"${yes}" of a task that waits (${what}) is done only after a modal dialog`, async (context) => {
    const { story, window } = await waiting(context, what);
    const before = changes(story).length;
    story.person.then("");
    await decideTask(window, story.key, decision);
    await story.computer.wait(5 * minute);
    assert.equal(changes(story).length, before);
    story.person.then(yes);
    await decideTask(window, story.key, decision);
    await story.computer.wait(5 * minute);
    assert.doesNotMatch(story.state(window), /waits for your decision|could not be started/);
  });
}

for (const [what, decision] of [
  ["stubborn", "waitLonger"],
  ["lost", "lookAgain"],
] as const) {
  test(`"${decision}" sends nothing and asks nothing`, async (context) => {
    const { story, window } = await waiting(context, what);
    const before = changes(story).length;
    await decideTask(window, story.key, decision);
    await story.computer.wait(minute);
    assert.equal(changes(story).length, before);
  });
}
