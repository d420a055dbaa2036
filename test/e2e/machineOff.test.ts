import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exampleKey } from "../simulator/keys.ts";
import { addAccount, cloud } from "./cloud.ts";
import { shoot } from "./evidence.ts";
import { shootBoth } from "./shootBoth.ts";
import { typeKeys } from "./typeKeys.ts";
import { walkToReview } from "./walkToReview.ts";
import type { Window } from "./window.ts";

const { story, simulator } = cloud({ height: 1600 });

const running = "live-player-01";

async function shutDownForImage(window: Window, name: string): Promise<void> {
  await walkToReview(window, { instance: running, name, power: /start again/ });
  await window.quick.choose("Create Image");
  await window.dialog.press("Shut Down and Create Image");
  await window.tasks.showsRow(new RegExp(`^${name} image is being made`, "m"));
}

const powerOf = (name: string): string | undefined =>
  simulator().world.state.instances.find((instance) => instance.name === name)?.state;

story("setUp: an account is added", async (editor) => {
  simulator().simulator.setDurations({ stopMs: 500, startMs: 500, imageMs: 3_600_000 });
  await editor.window.workbench.openContainer("ECM");
  await addAccount(editor);
  await editor.window.instances.showsRow(new RegExp(`${running} running`));
});

story("a policy that forgot DescribeTaskStatus is named with its button, and the power comes back", async (editor) => {
  const { window } = editor;
  const { simulator: served, keys } = simulator();
  await shutDownForImage(window, "unseen");
  served.keyRing.set({ ...keys, denied: ["DescribeTaskStatus"] });
  const text = await window.toasts.says(/Image unseen of live-player-01 \(Lab\) cannot be followed/);
  assert.match(text, /Instance live-player-01 is off meanwhile\./);
  assert.deepEqual((await window.toasts.buttons(/cannot be followed/)).slice(0, 3), [
    "Copy Policy for ecm:DescribeTaskStatus",
    "Start Instance Now",
    "Keep Waiting",
  ]);
  await window.status.shows("1 ECM task needs you");
  await shootBoth(editor, "machine-off-refused");
  served.clock.advance(3_600_000);
  await window.tasks.showsRow(/^unseen image is ready/m);
  assert.equal(powerOf(running), "RUNNING");
  await window.toasts.dismiss(/is ready/);
  await window.toasts.dismiss(/cannot be followed/);
  served.keyRing.set(keys);
});

story("keys that are disabled and enabled again let a paused task continue by itself", async ({ window }) => {
  const { simulator: served, keys } = simulator();
  await shutDownForImage(window, "back");
  served.keyRing.remove(keys.secretId);
  await window.tasks.showsRow(/^back paused: renew the account to go on/m);
  const text = await window.toasts.says(/Following image back of live-player-01 \(Lab\) is paused/);
  assert.match(text, /Instance live-player-01 is off meanwhile\./);
  served.keyRing.set(keys);
  await window.palette.run("ECM: Refresh");
  await window.tasks.showsRow(/^back image is being made/m);
  served.clock.advance(3_600_000);
  await window.tasks.showsRow(/^back image is ready/m);
  assert.equal(powerOf(running), "RUNNING");
  await window.toasts.dismiss(/is ready/);
  await window.toasts.dismiss(/is paused/);
});

story("a task whose keys were rotated continues in the account that was added with them", async (editor) => {
  const { window } = editor;
  const { simulator: served, keys } = simulator();
  await shutDownForImage(window, "rotated");
  await window.menu.choose(window.instances.row(/^Lab/), "Sign Out…");
  await window.dialog.press("Sign Out");
  await window.tasks.showsRow(/^rotated paused: add the account again to go on/m);
  const rotated = { ...exampleKey(keys.account, 77) };
  served.keyRing.set(rotated);
  await window.palette.run("ECM: Add Account…");
  await typeKeys(window, rotated, "Rotated");
  await window.toasts.dismiss("Account Rotated was added");
  await window.toasts.press(/Following image rotated/, "Continue or Give Up…");
  await window.quick.showsRow(/^Continue in Rotated/m);
  await shoot(window.page, "machine-off-rotated");
  await window.quick.choose("Continue in Rotated");
  await window.tasks.showsRow(/^rotated image is being made · live-player-01 · Rotated/m);
  served.clock.advance(3_600_000);
  await window.tasks.showsRow(/^rotated image is ready/m);
  assert.equal(powerOf(running), "RUNNING");
  await window.toasts.dismiss(/is ready/);
});

/** Makes every event of the journal three hours older, as if the image had been made for so long. */
function ageJournal(userData: string): void {
  const file = join(userData, "User/globalStorage/ecm-tools.tencent-ecm-images/tasks.jsonl");
  const older = readFileSync(file, "utf8").replaceAll(
    /"at":(\d+)/g,
    (_, at: string) => `"at":${Number(at) - 3 * 3_600_000}`,
  );
  writeFileSync(file, older);
}

story("an image that takes unusually long is urgent, and Start Instance Now gives the power back", async (editor) => {
  const { window, profile } = editor;
  const { simulator: served } = simulator();
  await window.instances.showsRow(new RegExp(`${running} running`));
  served.setDurations({ imageMs: 24 * 3_600_000 });
  await walkToReview(window, { account: "Rotated", instance: running, name: "slow", power: /start again/ });
  await window.quick.choose("Create Image");
  await window.dialog.press("Shut Down and Create Image");
  await window.tasks.showsRow(/^slow image is being made/m);
  ageJournal(profile.userData);
  await window.workbench.reload();
  const text = await window.toasts.says(/Image slow of live-player-01 \(Rotated\) takes unusually long/);
  assert.match(text, /Instance live-player-01 is off meanwhile\./);
  await window.status.shows("1 ECM task needs you");
  await shootBoth(editor, "machine-off-slow");
  await window.toasts.press(/takes unusually long/, "Start Instance Now");
  await window.dialog.press("Start Instance Now");
  await window.tasks.showsRow(/^slow starting the instance again/m);
  served.clock.advance(24 * 3_600_000);
  await window.tasks.showsRow(/^slow image is ready/m);
  assert.equal(powerOf(running), "RUNNING");
});
