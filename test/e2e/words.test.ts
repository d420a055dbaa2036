import assert from "node:assert/strict";
import { addAccount, cloud } from "./cloud.ts";
import { shoot } from "./evidence.ts";
import type { Window } from "./window.ts";

const { story } = cloud({ theme: "Default Light Modern", height: 1800 });

const stopped = "image-will-fail";
const running = "game-room-a";

/** Expects that no line of the open page is cut off. */
async function isWhole({ page, quick }: Window, name: string): Promise<void> {
  await quick.showsRow(/\w/);
  await shoot(page, `words-${name}`);
  assert.deepEqual(await quick.cut(), []);
}

story("no line is cut where an account is added, and where a policy is copied", async ({ window }) => {
  await window.workbench.openContainer("ECM");
  await window.palette.run("ECM: Add Account…");
  await isWhole(window, "add-account");
  await window.quick.choose("tccli or SDK Profile");
  await window.quick.showsRow(/No profiles were found/);
  await isWhole(window, "no-profile");
  await window.quick.escape();
  await window.palette.run("ECM: Copy CAM Policy");
  await isWhole(window, "policy");
  await window.quick.escape();
});

story("no line is cut from the power page to the review page, with the longest names", async (editor) => {
  const { window } = editor;
  const title = `Create Image · Lab · ${running}`;
  await addAccount(editor);
  await window.menu.choose(window.instances.row(running), "Create Image…");
  await window.quick.asks(title, "1/4");
  await window.quick.answer("a-name-of-more-than-20");
  await window.quick.asks(title, "2/4");
  await window.quick.answer("a description that is a little longer than sixty characters are");
  await window.quick.asks(title, "3/4");
  await window.quick.showsRow(/^Shut down, make the image, start again recommended$/m);
  await isWhole(window, "power");
  await window.quick.choose("Force power off");
  await window.quick.showsRow(/The name is free\./);
  assert.doesNotMatch(await window.quick.rows(), /recommended/);
  await isWhole(window, "review");
  await window.quick.escape();
});

story(
  "no line is cut where several images are requested, and only the power page recommends a plan",
  async ({ window }) => {
    await window.instances.selectAll(running, stopped);
    await window.menu.choose(window.instances.row(running), "Create Image…");
    await window.quick.showsRow(/game-room-a → game-room-a-\d{6} warning · Lab · Shut down, start again/);
    await isWhole(window, "several");
    await window.quick.choose("Create 2 Images");
    assert.doesNotMatch(await window.dialog.detail(), /recommended/);
    await window.dialog.press("Cancel");
  },
);
