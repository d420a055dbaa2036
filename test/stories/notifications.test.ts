import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { createImage } from "../../src/commands/images/createImage.ts";
import type { Verbosity } from "../../src/base/settings.ts";
import { taskRows } from "../../src/view/tasks/taskRows.ts";
import { Computer, openSampleWindow } from "../doubles/computer.ts";
import { draw } from "../doubles/draw.ts";
import { instanceOf } from "../doubles/instanceOf.ts";
import { Person } from "../doubles/person.ts";

/** Requests an image of an instance. */
async function ask(context: TestContext, notifications: Verbosity, instance: string) {
  const computer = new Computer(context);
  computer.settings.notifications = notifications;
  const person = new Person("golden", "", "Create Image");
  const window = await openSampleWindow(computer, person);
  await createImage(window, instanceOf(window, instance));
  return { computer, person, window };
}

const noticeKinds = ({ notices }: Person) => notices.map(({ kind }) => kind);

for (const notifications of ["all", "result"] as const) {
  test(`with "${notifications}" both success and failure are announced`, async (context) => {
    for (const [instance, kind] of [
      ["直播转码-03", "information"],
      ["image-will-fail", "error"],
    ] as const) {
      const { computer, person } = await ask(context, notifications, instance);
      await computer.wait(120_000);
      assert.deepEqual(noticeKinds(person), [kind]);
    }
  });
}

test('with "errors" success shows only in the Tasks view, and failure is announced', async (context) => {
  const good = await ask(context, "errors", "直播转码-03");
  await good.computer.wait(120_000);
  assert.deepEqual(noticeKinds(good.person), []);
  assert.match(draw(taskRows(good.window.taskStore.tasks, good.computer.clock.now())), /^golden \(image is ready/);
  const bad = await ask(context, "errors", "image-will-fail");
  await bad.computer.wait(120_000);
  assert.deepEqual(noticeKinds(bad.person), ["error"]);
});

test("a result waits until the user looks at the window", async (context) => {
  const { computer, person } = await ask(context, "all", "直播转码-03");
  person.lookAway();
  await computer.wait(10 * 60_000);
  assert.deepEqual(noticeKinds(person), []);
  person.lookBack();
  await computer.wait(1000);
  assert.deepEqual(noticeKinds(person), ["information"]);
});

test("a decision is asked for at once, whether or not the user looks at the window", async (context) => {
  const computer = new Computer(context);
  const person = new Person(
    "golden",
    "",
    "Shut down, make the image, leave it off",
    "Create Image",
    "Shut Down and Create Image",
  );
  const window = await openSampleWindow(computer, person);
  await createImage(window, instanceOf(window, "ignores-soft-stop"));
  person.lookAway();
  await computer.wait(10 * 60_000);
  assert.match(person.saw.at(-1) ?? "", /has not shut down in time/);
});

test("a result that was not shown before the window closed is shown by the next one", async (context) => {
  const { computer, person, window } = await ask(context, "all", "直播转码-03");
  person.lookAway();
  await computer.wait(10 * 60_000);
  window.close();
  const next = new Person();
  await openSampleWindow(computer, next);
  await computer.wait(10_000);
  assert.deepEqual(noticeKinds(next), ["information"]);
});
