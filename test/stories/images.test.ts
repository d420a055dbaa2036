import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { cleanUpImages } from "../../src/commands/images/deleteImages.ts";
import { createImage } from "../../src/commands/images/createImage.ts";
import { deleteImage } from "../../src/commands/images/deleteImages.ts";
import { describeImage } from "../../src/commands/images/editImage.ts";
import { filterImages } from "../../src/commands/explorer/filter.ts";
import { groupImages } from "../../src/commands/explorer/group.ts";
import { renameImage } from "../../src/commands/images/editImage.ts";
import { showImage } from "../../src/commands/images/showImage.ts";
import type { AccountImage } from "../../src/accounts/inventory/inventory.ts";
import { UserError } from "../../src/base/userError.ts";
import type { Row } from "../../src/view/ui/row.ts";
import { imageTree } from "../../src/view/explorer/trees.ts";
import { Computer, openSampleWindow, type Window } from "../doubles/computer.ts";
import { draw } from "../doubles/draw.ts";
import { instanceOf } from "../doubles/instanceOf.ts";
import { EcmProxy } from "../doubles/ecmProxy.ts";
import { Person } from "../doubles/person.ts";

const rowsOf = (window: Window): readonly Row[] => imageTree(window)().rows;
const tree = (window: Window): string => draw(rowsOf(window));
const everyRow = (rows: readonly Row[]): readonly Row[] =>
  rows.flatMap((row) => [row, ...everyRow(row.rows?.() ?? [])]);

/** Opens a window with the sample account and its images listed. */
async function withImages(context: TestContext, person: Person, computer = new Computer(context)): Promise<Window> {
  const window = await openSampleWindow(computer, person);
  await Promise.all(window.accounts.all.map(({ id }) => window.images.open(id)));
  return window;
}

function imageOf(window: Window, name: string): AccountImage {
  const [account] = window.accounts.all;
  const image = account && window.images.of(account.id).items.find((each) => each.name === name);
  assert.ok(account && image, name);
  return { account, image };
}

test("private images are counted against the quota and grouped by what they were made from", async (context) => {
  const window = await withImages(context, new Person("None"));
  assert.equal(
    tree(window),
    `Sample Account (sample · 4 of 10 images)
  Unknown source (1)
    cvm-import-ubuntu (50 GB · Ubuntu 22.04 64位 · 40 d old)
  live-player-01 (2)
    网关基线 2026-10 (50 GB · CentOS 7.6 64位 · 9 d old)
    edge-player-v12 (50 GB · CentOS 7.6 64位 · 20 d old)
  已销毁的实例 (1)
    nightly-build (50 GB · CentOS 7.6 64位 · under 1 d old)
`,
  );
  await groupImages(window);
  assert.match(tree(window), /^ {2}edge-player-v12 \(50 GB · CentOS 7.6 64位 · from live-player-01 · 20 d old\)$/m);
});

test("a finished image stays among the images, and its instance shows the state it is in, without a refresh", async (context) => {
  const computer = new Computer(context);
  const person = new Person(
    "golden",
    "",
    "Shut down, make the image, start again",
    "Create Image",
    "Shut Down and Create Image",
  );
  const window = await withImages(context, person, computer);
  const stateOf = () => instanceOf(window, "live-player-01").instance.state;
  await createImage(window, instanceOf(window, "live-player-01"));
  await computer.wait(10_000);
  assert.equal(stateOf(), "STOPPED");
  await computer.wait(60_000);
  assert.equal(stateOf(), "RUNNING");
  assert.match(tree(window), /5 of 10 images/);
  assert.match(tree(window), /^ +golden \(50 GB/m);
});

test("an image that is being made is among the images, once, with what its task says", async (context) => {
  const computer = new Computer(context);
  const window = await withImages(context, new Person("golden", "", "Create Image"), computer);
  await createImage(window, instanceOf(window, "直播转码-03"));
  await computer.wait(3000);
  assert.match(tree(window), /5 of 10 images[^]* {2}直播转码-03 \(1\)\n {4}golden \(image is being made/);
  await Promise.all(window.accounts.all.map(({ id }) => window.images.refresh(id)));
  assert.equal(tree(window).match(/golden/g)?.length, 1);
});

test("Show Image shows the image in the list, which no filter hides", async (context) => {
  const computer = new Computer(context);
  const window = await withImages(context, new Person("golden", "", "Create Image", "player"), computer);
  await createImage(window, instanceOf(window, "直播转码-03"));
  await computer.wait(63_000);
  await filterImages(window);
  assert.doesNotMatch(tree(window), /golden/);
  const revealed: string[] = [];
  window.explorer.onDidRequestReveal((row) => revealed.push(row));
  await showImage(window, window.taskStore.tasks[0]?.key);
  assert.deepEqual(
    revealed.map((id) => everyRow(rowsOf(window)).find((row) => row.id === id)?.label),
    ["golden"],
  );
});

test("a tooltip shows where an image comes from and which modules use it", async (context) => {
  const window = await withImages(context, new Person());
  const tooltip = await everyRow(rowsOf(window))
    .find(({ label }) => label === "edge-player-v12")
    ?.tooltip?.();
  assert.match(tooltip ?? "", /Made from instance \| live-player-01 \(ein/);
  assert.match(tooltip ?? "", /Used by modules \| live \(em/);
});

test("an image is renamed to at most 20 characters, and to no other image's name", async (context) => {
  const window = await withImages(context, new Person("a".repeat(21), "网关基线 2026-10", "player-v13"));
  await renameImage(window, imageOf(window, "edge-player-v12"));
  assert.match(window.person.saw.join("\n"), /\(A name has at most 20 characters\.\)/);
  assert.match(window.person.saw.join("\n"), /网关基线 2026-10 \(An image of that name exists already\.\)/);
  assert.match(tree(window), /player-v13/);
  await Promise.all(window.accounts.all.map(({ id }) => window.images.refresh(id)));
  assert.match(tree(window), /player-v13/);
});

test("a description has at most 60 characters, and may be empty", async (context) => {
  const window = await withImages(context, new Person("字".repeat(61), "字".repeat(60), ""));
  await describeImage(window, imageOf(window, "edge-player-v12"));
  assert.equal(imageOf(window, "edge-player-v12").image.description, "字".repeat(60));
  await describeImage(window, imageOf(window, "edge-player-v12"));
  assert.equal(imageOf(window, "edge-player-v12").image.description, "");
});

test("an image that a module makes instances from is not deleted, and a message says why", async (context) => {
  const window = await withImages(context, new Person());
  await assert.rejects(
    deleteImage(window, imageOf(window, "edge-player-v12")),
    new UserError(
      "Image edge-player-v12 (Sample Account) is what new instances of live are made from. Give them another image first.",
    ),
  );
});

test("several images are deleted at once, after a question that names each", async (context) => {
  const window = await withImages(context, new Person("Cancel", "Delete"));
  const all = ["网关基线 2026-10", "cvm-import-ubuntu"].map((name) => imageOf(window, name));
  await deleteImage(window, all[0], all);
  assert.match(tree(window), /4 of 10/);
  await deleteImage(window, all[0], all);
  assert.match(
    window.person.saw.at(-1) ?? "",
    /^sure\? Delete 2 images\? 网关基线 2026-10 \(img-\w+\) · Sample Account\ncvm-import-ubuntu \(img-\w+\) · Sample Account\nThis cannot be undone\. \[Delete\]$/,
  );
  assert.match(tree(window), /2 of 10/);
  await Promise.all(window.accounts.all.map(({ id }) => window.images.refresh(id)));
  assert.match(tree(window), /2 of 10/);
});

const unknownUse =
  "Who uses images of account Sample Account could not be looked up: This account is not allowed to do that.";

test("when the modules cannot be listed, the last question says that the image may be in use", async (context) => {
  const computer = new Computer(context);
  const ecm = new EcmProxy();
  ecm.failNext("modules", "AuthFailure.UnauthorizedOperation", Infinity);
  computer.wrapEcm = ecm.wrap;
  const window = await withImages(context, new Person("Cancel"), computer);
  await deleteImage(window, imageOf(window, "edge-player-v12"));
  assert.ok(window.person.saw.at(-1)?.includes(`\n${unknownUse}\nThis cannot be undone. [Delete]`));
});

test("images are cleaned up from one list, the oldest first; those that modules use are listed with the reason and stay", async (context) => {
  const computer = new Computer(context);
  const window = await withImages(context, new Person("cvm-import-ubuntu + nightly-build", "Delete"), computer);
  await cleanUpImages(window, window.accounts.all[0]);
  const seen = window.person.saw.join("\n").replaceAll(/img-\w+/g, "img-…");
  assert.equal(
    seen,
    `Clean Up Images · Sample Account: Tick the images to delete. You are asked once more.
  * cvm-import-ubuntu (40 d old · 50 GB · img-…)
  - edge-player-v12 (20 d old · 50 GB · img-…)
    Stays: new instances of live are made from it.
  * 网关基线 2026-10 (9 d old · 50 GB · img-…)
  * nightly-build (under 1 d old · 50 GB · img-…)
sure? Delete 2 images? cvm-import-ubuntu (img-…) · Sample Account
nightly-build (img-…) · Sample Account
This cannot be undone. [Delete]`,
  );
  await Promise.all(window.accounts.all.map(({ id }) => window.images.refresh(id)));
  assert.match(tree(window), /2 of 10/);
});

test("Clean Up Images asks for the account in the palette, takes that of a row, and deletes nothing when left", async (context) => {
  const window = await withImages(context, new Person("Sample Account", "Escape", "Escape"));
  await cleanUpImages(window);
  await cleanUpImages(window, imageOf(window, "edge-player-v12"));
  const headings = window.person.saw.filter((line) => line.startsWith("Clean Up"));
  assert.deepEqual(
    headings.map((line) => line.replace(/: .*/, "")),
    ["Clean Up Images", "Clean Up Images · Sample Account", "Clean Up Images · Sample Account"],
  );
  assert.match(tree(window), /4 of 10/);
});

test("an image that is still being made is listed for cleaning up, and stays", async (context) => {
  const computer = new Computer(context);
  const window = await withImages(context, new Person("golden", "", "Create Image", "Escape"), computer);
  await createImage(window, instanceOf(window, "直播转码-03"));
  await computer.wait(3000);
  await cleanUpImages(window, window.accounts.all[0]);
  assert.match(window.person.saw.join("\n"), / {2}- golden .*\n {4}Stays: it is still being made\./);
});

test("in a protected account the deletion of several asks for the account's name", async (context) => {
  const window = await withImages(context, new Person("cvm-import-ubuntu + nightly-build", "Delete", "Escape"));
  const [account] = window.accounts.all;
  assert.ok(account);
  await window.accounts.protect(account, true);
  await cleanUpImages(window, account);
  assert.match(window.person.saw.at(-1) ?? "", /Type Sample Account to go on/);
  assert.match(tree(window), /4 of 10/);
});

test("a list of images that cannot be loaded is reported as such", async (context) => {
  const computer = new Computer(context);
  const ecm = new EcmProxy();
  computer.wrapEcm = ecm.wrap;
  const window = await withImages(context, new Person("Escape"), computer);
  ecm.failAll = "AuthFailure.UnauthorizedOperation";
  await assert.rejects(cleanUpImages(window, window.accounts.all[0]), /AuthFailure\.UnauthorizedOperation/);
});

test("an image of an account that was signed out meanwhile is neither renamed, described nor deleted, and a message says so", async (context) => {
  const window = await withImages(context, new Person("another", "another", "Delete"));
  const at = imageOf(window, "网关基线 2026-10");
  await window.accounts.remove(at.account.id);
  const said = new UserError("Account Sample Account is signed out. Add it again first.");
  await assert.rejects(renameImage(window, at), said);
  await assert.rejects(describeImage(window, at), said);
  await assert.rejects(deleteImage(window, at), said);
  await assert.rejects(cleanUpImages(window, at), said);
});
