import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { UserError } from "../../src/base/userError.ts";
import { createImage } from "../../src/commands/images/createImage.ts";
import { retryTask } from "../../src/commands/tasks/retryTask.ts";
import { taskRows } from "../../src/view/tasks/taskRows.ts";
import { intercept } from "../doubles/ecmProxy.ts";
import { Computer, openSampleWindow, type Window } from "../doubles/computer.ts";
import { draw } from "../doubles/draw.ts";
import { instanceOf } from "../doubles/instanceOf.ts";
import { Person } from "../doubles/person.ts";

const tasksOf = ({ taskStore, clock }: Window) => draw(taskRows(taskStore.tasks, clock.now()));
const five = ["直播转码-03", "网关-深圳-备", "image-will-fail", "live-player-01", "live-player-02"];

async function open(context: TestContext, ...answers: readonly string[]) {
  const computer = new Computer(context);
  const person = new Person(...answers);
  const window = await openSampleWindow(computer, person);
  const ask = (...names: readonly string[]) => {
    const all = names.map((name) => instanceOf(window, name));
    return createImage(window, all[0], all);
  };
  return { computer, person, window, ask };
}

test("five instances take one page and one confirmation, and the result names each", async (context) => {
  const { computer, person, ask } = await open(context, "Create 5 Images", "Create 5 Images");
  await ask(...five);
  assert.equal(
    person.saw.join("\n"),
    `Create Image · Sample Account · 5 instances: Nothing has been changed yet. Choose an instance to change what is done with it.
  * Create 5 Images
  * Power Plan for All Running Instances…
  Instances
  * 直播转码-03 → 直播转码-03-261124 (ok · Sample Account · Leave it stopped)
  * 网关-深圳-备 → 网关-深圳-备-261124 (ok · Sample Account · Leave it stopped)
  * image-will-fail → image-wi-fail-261124 (warning · Sample Account · Leave it stopped)
  * live-player-01 → live-playe-01-261124 (ok · Sample Account · Shut down, start again)
  * live-player-02 → live-playe-02-261124 (ok · Sample Account · Shut down, start again)
sure? Create 5 images? 直播转码-03-261124 of 直播转码-03 (Sample Account): Leave it stopped
网关-深圳-备-261124 of 网关-深圳-备 (Sample Account): Leave it stopped
image-wi-fail-261124 of image-will-fail (Sample Account): Leave it stopped
live-playe-01-261124 of live-player-01 (Sample Account): Shut down, make the image, start again
live-playe-02-261124 of live-player-02 (Sample Account): Shut down, make the image, start again [Create 5 Images]`,
  );
  await computer.wait(120_000);
  assert.equal(person.notices.length, 1);
  assert.equal(
    person.saw.at(-1),
    "error: Sample Account: 4 of 5 images are ready. image-wi-fail-261124 of image-will-fail failed: Tencent Cloud could not make the image. A failed image may stay in the list of images, keep its name and count toward the quota. [Retry Failed Only] [Clean Up Images…] [Show Tasks]",
  );
});

test("Retry Failed Only retries what failed, with the same names", async (context) => {
  const { computer, person, window, ask } = await open(context, "Create 2 Images", "Create 2 Images");
  await ask("直播转码-03", "image-will-fail");
  await computer.wait(120_000);
  const [retry] = person.notices.at(-1)?.buttons ?? [];
  assert.ok(retry && "command" in retry.does && retry.does.command === "ecm.retryTask");
  person.then("Create 1 Image", "Create 1 Image");
  await computer.change((state) => ({ ...state, images: state.images.filter(({ state: is }) => is === "NORMAL") }));
  await retryTask(window, ...retry.does.arguments);
  await computer.wait(120_000);
  assert.match(
    person.saw.at(-1) ?? "",
    /^information: Image image-wi-fail-261124 of image-will-fail \(Sample Account\) is ready/,
  );
  assert.match(tasksOf(window), /^image-wi-fail-261124 \(image is ready/m);
});

test("an instance that cannot be imaged now is left out, and its line says why", async (context) => {
  const { person, window, ask } = await open(context, "Create 1 Image", "Escape");
  await ask("直播转码-03", "gateway-old");
  assert.match(person.saw.join("\n"), /gateway-old → gateway-old-261124 \(stops this/);
  assert.match(person.saw.at(-1) ?? "", /^sure\? Create 1 image\? 直播转码-03-261124 of 直播转码-03 /);
  assert.equal(tasksOf(window), "");
});

test("a batch that does not fit into the quota is stopped as a whole", async (context) => {
  const { computer, person, ask } = await open(context, "Escape");
  await computer.change((state) => ({
    ...state,
    images: [
      ...state.images,
      ...[1, 2, 3, 4].map((n) => ({ ...state.images.at(-1)!, id: `img-x${n}`, name: `x${n}` })),
    ],
  }));
  await ask("直播转码-03", "网关-深圳-备", "live-player-01");
  assert.match(person.saw.join("\n"), / {2}- No image can be made now/);
});

test("a name, a power plan and the choice of instances can be changed on the way", async (context) => {
  const { person, window, ask } = await open(
    context,
    "直播转码-03 → 直播转码-03-261124",
    "Change Name",
    "mine",
    "live-player-01 → live-playe-01-261124",
    "Change Power Plan",
    "Shut down, make the image, leave it off",
    "网关-深圳-备 → 网关-深圳-备-261124",
    "Leave It Out",
    "Create 2 Images",
    "Create 2 Images",
  );
  await ask("直播转码-03", "网关-深圳-备", "live-player-01");
  assert.deepEqual(
    window.taskStore.tasks.map(({ plan }) => [plan.image.name, plan.power]),
    [
      ["mine", "asItIs"],
      ["live-playe-01-261124", "stopAndLeave"],
    ],
  );
  assert.equal(person.notices.length, 0);
});

test("one power plan can be set for all running instances", async (context) => {
  const { window, ask } = await open(
    context,
    "Power Plan for All Running Instances…",
    "Force power off",
    "Create 3 Images",
    "Create 3 Images",
  );
  await ask("直播转码-03", "live-player-01", "live-player-02");
  assert.deepEqual(
    window.taskStore.tasks.map(({ plan }) => plan.power),
    ["asItIs", "force", "force"],
  );
});

test("nothing is requested without the confirmation", async (context) => {
  const { window, ask } = await open(context, "Create 2 Images", "Escape");
  await ask("直播转码-03", "网关-深圳-备");
  assert.equal(tasksOf(window), "");
});

test("when the disk fills up half-way, a message says how many were requested, and those are made", async (context) => {
  const { computer, window, ask } = await open(context, "Create 2 Images", "Create 2 Images");
  const append = computer.journal.append.bind(computer.journal);
  computer.journal.append = async (entry) => {
    await append(entry);
    computer.journal.isFull = entry.type === "confirmed";
  };
  await assert.rejects(
    ask("直播转码-03", "网关-深圳-备"),
    new UserError("The journal of tasks cannot be written (ENOSPC). Only 1 of 2 images was asked for."),
  );
  assert.match(tasksOf(window), /^\S+ \(about to begin .*\n$/);
});

test("at most four images of a batch have a call under way at a time", async (context) => {
  const { computer, window, ask } = await open(context, "Create 6 Images", "Create 6 Images");
  const waiting: (() => void)[] = [];
  let begun = 0;
  computer.wrapEcm = (ecm) =>
    intercept(ecm, async (method, _args, proceed) => {
      if (method !== "createImage") return proceed();
      begun += 1;
      await new Promise<void>((go) => waiting.push(go));
      return proceed();
    });
  await window.accounts.reconnect();
  await computer.change((state) => ({
    ...state,
    instances: state.instances.map((each) => (each.state === "RUNNING" ? { ...each, state: "STOPPED" } : each)),
  }));
  await ask("直播转码-03", "网关-深圳-备", "live-player-01", "live-player-02", "直播弹幕", "game-room-a");
  await computer.wait(10_000);
  assert.equal(begun, 4);
  for (const go of waiting.splice(0)) go();
  await computer.wait(10_000);
  assert.equal(begun, 6);
  for (const go of waiting.splice(0)) go();
  await computer.wait(120_000);
  assert.match(tasksOf(window), /^(.* image is ready.*\n){6}$|^(.*\(image is ready.*\n){6}$/);
});
