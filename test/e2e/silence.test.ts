import assert from "node:assert/strict";
import { utimesSync } from "node:fs";
import { join } from "node:path";
import { addAccount, cloud } from "./cloud.ts";
import { walkToReview } from "./walkToReview.ts";

const { story, simulator } = cloud({ height: 1600 });

const running = "live-player-01";

story("setUp: an account is added", async (editor) => {
  simulator().simulator.setDurations({ stopMs: 500, startMs: 500, imageMs: 1000 });
  await editor.window.workbench.openContainer("ECM");
  await addAccount(editor);
  await editor.window.instances.showsRow(new RegExp(`${running} running`));
});

story("the task's row shows that a cloud freezes, until it answers again", async ({ window }) => {
  const { latches } = simulator();
  latches.hold("DescribeTaskStatus");
  await walkToReview(window, { instance: running, name: "frozen", power: /start again/ });
  await window.quick.choose("Create Image");
  await window.dialog.press("Shut Down and Create Image");
  // The second try starts when the first was given up.
  await latches.held("DescribeTaskStatus", "before", 2);
  await window.tasks.showsRow(/^frozen no answer from the cloud for \d+ s, trying again · image is being made · /m);
  await window.toasts.says(/image is being made, no answer from the cloud.*, trying again/);
  await window.tasks.expand("frozen");
  latches.release("DescribeTaskStatus");
  await window.tasks.showsRow(/^frozen image is ready · live-player-01/m);
});

story("a paused task's row leads to what lets it continue: other keys, or the account again", async (editor) => {
  const { window } = editor;
  const { simulator: served, keys } = simulator();
  served.setDurations({ imageMs: 3_600_000 });
  await walkToReview(window, { instance: "直播转码-03", name: "waiting" });
  await window.quick.choose("Create Image");
  await window.tasks.showsRow(/^waiting image is being made/m);
  served.keyRing.remove(keys.secretId);
  await window.tasks.showsRow(/^waiting paused: renew the account to go on/m);
  assert.deepEqual(await window.tasks.rowButtons("waiting"), ["Renew Account…"]);
  await window.tasks.pressRowButton("waiting", "Renew Account…");
  await window.quick.asks("Renew Account · Lab");
  await window.quick.escape();
  served.keyRing.set(keys);
  await window.menu.choose(window.instances.row(/^Lab/), "Sign Out…");
  await window.dialog.press("Sign Out");
  await window.tasks.showsRow(/^waiting paused: add the account again to go on/m);
  assert.deepEqual(await window.tasks.rowButtons("waiting"), ["Add Account…"]);
});

story("a task that was left open for months continues in a window that shows none of the views", async (editor) => {
  const { window, profile } = editor;
  const longAgo = new Date(Date.now() - 100 * 24 * 60 * 60_000);
  await window.palette.run("View: Show Explorer");
  await window.page.locator(".part.sidebar h2").filter({ hasText: "Explorer" }).waitFor();
  utimesSync(join(profile.userData, "User/globalStorage/ecm-tools.tencent-ecm-images/tasks.jsonl"), longAgo, longAgo);
  await window.workbench.reload();
  await window.status.shows("1 ECM task needs you");
  await window.status.press("1 ECM task needs you");
  await window.tasks.pressRowButton("waiting", "Add Account…");
  await window.quick.choose("From Environment Variables");
  await window.quick.choose("cloud.tencent.com");
  await window.quick.says("called here");
  await window.quick.answer("Lab");
  await window.tasks.showsRow(/^waiting image is being made/m);
});
