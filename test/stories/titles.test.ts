import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { cleanUpImages } from "../../src/commands/images/deleteImages.ts";
import { copyAsTccli } from "../../src/commands/explorer/copy.ts";
import { createImage } from "../../src/commands/images/createImage.ts";
import { decideTask } from "../../src/commands/tasks/decideTask.ts";
import { deleteImage } from "../../src/commands/images/deleteImages.ts";
import { describeImage } from "../../src/commands/images/editImage.ts";
import { protectAccount } from "../../src/commands/accounts/editAccount.ts";
import { rebootInstance } from "../../src/commands/instances/instancePower.ts";
import { renameAccount } from "../../src/commands/accounts/editAccount.ts";
import { renameImage } from "../../src/commands/images/editImage.ts";
import { stopInstance } from "../../src/commands/instances/instancePower.ts";
import { unprotectAccount } from "../../src/commands/accounts/editAccount.ts";
import type { AccountImage } from "../../src/accounts/inventory/inventory.ts";
import { Computer, openSampleWindow, type Window } from "../doubles/computer.ts";
import { instanceOf } from "../doubles/instanceOf.ts";
import { Person } from "../doubles/person.ts";

const running = "live-player-01";

/** Opens a window; `headings` runs a command and returns the distinct headings of its pages. */
async function open(context: TestContext, computer = new Computer(context)) {
  const window = await openSampleWindow(computer, new Person());
  await Promise.all(window.accounts.all.map(({ id }) => window.images.refresh(id)));
  const headings = async (command: () => Promise<void>, ...answers: readonly string[]) => {
    const seen: string[] = [];
    window.person.onPage = (heading) => seen.push(heading.replace(/( \(\d\/\d\))?: .*/s, ""));
    window.person.then(...answers);
    await command();
    return [...new Set(seen)];
  };
  return { computer, window, headings };
}

const imagesOf = ({ accounts, images }: Window, ...names: readonly string[]): readonly AccountImage[] =>
  accounts.all.flatMap((account) =>
    images.of(account.id).items.flatMap((image) => (names.includes(image.name) ? [{ account, image }] : [])),
  );

test("each page that is about an instance names it and its account", async (context) => {
  const { window, headings } = await open(context);
  const at = instanceOf(window, running);
  await protectAccount(window, at.account);
  const typed = ["Shut down", "Stop", "Escape"];
  assert.deepEqual(await headings(() => stopInstance(window, at), ...typed), [`Stop · Sample Account · ${running}`]);
  const reboot = headings(() => rebootInstance(window, at), "Force restart", "Escape");
  assert.deepEqual(await reboot, [`Reboot · Sample Account · ${running}`]);
  const create = headings(() => createImage(window, at), "Enter", "", "Force power off", "Create Image", "Escape");
  assert.deepEqual(await create, [`Create Image · Sample Account · ${running}`]);
});

test("a page about several instances says how many, and of which accounts", async (context) => {
  const { window, headings } = await open(context);
  const all = [instanceOf(window, running), instanceOf(window, "live-player-02")];
  const stop = headings(() => stopInstance(window, all[0], all), "Escape");
  assert.deepEqual(await stop, ["Stop · Sample Account · 2 instances"]);
  const create = headings(() => createImage(window, all[0], all), "Power Plan for All Running Instances…", "Escape");
  assert.deepEqual(await create, ["Create Image · Sample Account · 2 instances"]);
});

test("each page that is about an image names it and its account", async (context) => {
  const { window, headings } = await open(context);
  const [at, other] = imagesOf(window, "cvm-import-ubuntu", "nightly-build");
  assert.ok(at && other);
  await protectAccount(window, at.account);
  const name = at.image.name;
  assert.deepEqual(await headings(() => renameImage(window, at), "Escape"), [
    `Rename Image · Sample Account · ${name}`,
  ]);
  const describe = headings(() => describeImage(window, at), "Escape");
  assert.deepEqual(await describe, [`Edit Description · Sample Account · ${name}`]);
  const one = headings(() => deleteImage(window, at), "Delete", "Escape");
  assert.deepEqual(await one, [`Delete Image · Sample Account · ${name}`]);
  const both = headings(() => deleteImage(window, at, [at, other]), "Delete", "Escape");
  assert.deepEqual(await both, ["Delete Image · Sample Account · 2 images"]);
});

test("each page that is about a task names its image and account", async (context) => {
  const { computer, window, headings } = await open(context);
  await computer.changeInstance(running, { quirks: { ignoresSoftStop: true } });
  window.person.then(
    "golden",
    "",
    "Shut down, make the image, start again",
    "Create Image",
    "Shut Down and Create Image",
  );
  await createImage(window, instanceOf(window, running));
  const [task] = window.taskStore.tasks;
  assert.deepEqual(await headings(() => copyAsTccli(window, task?.key), "Escape"), [
    "Copy as tccli · Sample Account · golden",
  ]);
  await computer.wait(10 * 60_000);
  assert.deepEqual(await headings(() => decideTask(window, task?.key), "Escape"), ["Decide · Sample Account · golden"]);
});

test("each page that is about an account names it", async (context) => {
  const { window, headings } = await open(context);
  const [account] = window.accounts.all;
  const rename = headings(() => renameAccount(window, account), "Escape");
  assert.deepEqual(await rename, ["Rename Account · Sample Account"]);
  await window.accounts.protect(window.accounts.all[0] ?? assert.fail(), true);
  const unprotect = headings(() => unprotectAccount(window, account), "Escape");
  assert.deepEqual(await unprotect, ["Stop Protecting Account · Sample Account"]);
  assert.deepEqual(await headings(() => cleanUpImages(window, account), "Escape"), [
    "Clean Up Images · Sample Account",
  ]);
});
