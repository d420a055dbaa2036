import assert from "node:assert/strict";
import { test } from "node:test";
import { createImage } from "../../src/commands/images/createImage.ts";
import { taskRows } from "../../src/view/tasks/taskRows.ts";
import { Computer, openSampleWindow, type Window } from "../doubles/computer.ts";
import { draw } from "../doubles/draw.ts";
import { instanceOf } from "../doubles/instanceOf.ts";
import { Person } from "../doubles/person.ts";

const tasksOf = ({ taskStore, clock }: Window) => draw(taskRows(taskStore.tasks, clock.now()));

test("an image of a stopped instance is requested, followed and announced", async (context) => {
  const computer = new Computer(context);
  const person = new Person("golden", "", "Create Image");
  const window = await openSampleWindow(computer, person);

  await createImage(window, instanceOf(window, "直播转码-03"));
  assert.equal(tasksOf(window), "golden (about to begin · 直播转码-03 · Sample Account · 0 s) …\n");
  await computer.wait(3000);
  assert.equal(tasksOf(window), "golden (image is being made · 直播转码-03 · Sample Account · 3 s) …\n");
  await computer.wait(60_000);
  assert.equal(tasksOf(window), "golden (image is ready · 直播转码-03 · Sample Account · 29 s) …\n");

  assert.equal(
    person.saw.join("\n").replaceAll(/(ein|img)-\w{8}/g, "$1-…"),
    `Create Image · Sample Account · 直播转码-03 (1/3): What is the image called? A name can be used only once in an account.
  golden
Create Image · Sample Account · 直播转码-03 (2/3): What is it for? May be left empty.
  
Create Image · Sample Account · 直播转码-03 (3/3): Nothing has been changed yet. Check, then create the image.
  * Create Image
  Checks
  - The instance is stopped and not busy. (ok)
  - Permission could not be checked in advance. (note)
  - The name is free. (ok)
  - 4 of 10 images are used. (ok)
  - New instances of modules games, 网关 come from image CentOS 7.6 64位. (note)
  What will be made
  - golden (image name)
  - 直播转码-03 (stopped · ein-… · 杭州一区)
  - Sample Account (account)
  - Leave it stopped (power)
information: Image golden of 直播转码-03 (Sample Account) is ready after 29 s: img-…. [Show Image] [Copy Image ID] [Show Task]`,
  );
});
