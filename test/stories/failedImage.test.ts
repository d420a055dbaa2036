import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { createImage } from "../../src/commands/images/createImage.ts";
import { showImage } from "../../src/commands/images/showImage.ts";
import { taskDocument } from "../../src/view/tasks/taskDocument.ts";
import { taskRows } from "../../src/view/tasks/taskRows.ts";
import { Computer, openSampleWindow } from "../doubles/computer.ts";
import { instanceOf } from "../doubles/instanceOf.ts";
import { Person } from "../doubles/person.ts";
import { pressButton } from "../doubles/pressButton.ts";

const left = /A failed image may stay in the list of images, keep its name and count toward the quota/;

/** A task whose image the cloud failed to make and keeps as failed. */
async function failed(context: TestContext) {
  const computer = new Computer(context);
  const person = new Person("doomed", "", "Create Image");
  const window = await openSampleWindow(computer, person);
  await createImage(window, instanceOf(window, "image-will-fail"));
  await computer.wait(120_000);
  const [task] = window.taskStore.tasks;
  assert.ok(task && task.state === "failed");
  return { computer, person, window, task };
}

test("an image that failed says what it may have left in the list, and shows it", async (context) => {
  const { person, window, task } = await failed(context);
  assert.match(person.saw.at(-1) ?? "", left);
  assert.deepEqual(
    person.notices.at(-1)?.buttons.map(({ label }) => label),
    ["Retry…", "Show Image", "Copy RequestId", "Show Log"],
  );
  assert.match(taskDocument(task, window.taskStore.history(task.key), { shell: "posix", options: [] }), left);
  assert.match(taskRows(window.taskStore.tasks, 0)[0]?.menu ?? "", /\bleftover\b/);
  const revealed: string[] = [];
  window.explorer.onDidRequestReveal((row) => revealed.push(row));
  await pressButton(window, "Show Image");
  const [account] = window.accounts.all;
  const image = account && window.images.of(account.id).items.find(({ name }) => name === "doomed");
  assert.deepEqual(revealed, [`${account?.id}/${image?.id}`]);
});

test("a message says that a failed image is gone meanwhile", async (context) => {
  const { computer, window, task } = await failed(context);
  await computer.change((state) => ({ ...state, images: state.images.filter(({ name }) => name !== "doomed") }));
  await assert.rejects(showImage(window, task.key), /The image doomed is not in the list/);
});
