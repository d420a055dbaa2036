import assert from "node:assert/strict";
import { addAccount, cloud } from "./cloud.ts";
import type { Editor } from "./editor.ts";
import { shootBoth } from "./shootBoth.ts";
import { walkToReview } from "./walkToReview.ts";
import type { Window } from "./window.ts";

const { story, simulator } = cloud({ height: 1600 });

const running = "live-player-01";

const powerOf = (name: string): string | undefined =>
  simulator().world.state.instances.find((instance) => instance.name === name)?.state;

async function shutDownForImage(window: Window, name: string): Promise<void> {
  await walkToReview(window, { instance: running, name, power: /start again/ });
  await window.quick.choose("Create Image");
  await window.dialog.press("Shut Down and Create Image");
  await window.tasks.showsRow(new RegExp(`^${name} image is being made`, "m"));
}

async function renew({ quick }: Window): Promise<void> {
  const { secretId, secretKey } = simulator().keys;
  await quick.asks("Renew Account · Lab");
  for (const [says, answer] of [
    ["SecretId", secretId],
    ["SecretKey", secretKey],
    ["Token", ""],
  ] as const) {
    await quick.says(says);
    await quick.answer(answer);
  }
}

/** Where the web workbench keeps what SecretStorage holds, encrypted. */
const kept = JSON.stringify("secrets.provider");

/** Runs the script that loses the keys, shows that they are gone, renews the account on its row, and follows the image to its end. */
async function losesAndRenews(editor: Editor, name: string, loss: string): Promise<void> {
  const { window } = editor;
  await shutDownForImage(window, name);
  await window.page.evaluate(loss);
  await window.workbench.reload();
  await window.instances.showsRow(/^Lab China site · no keys/m);
  await window.instances.showsRow(/VS Code no longer has this account's keys\./);
  await window.tasks.showsRow(new RegExp(`^${name} paused: renew the account to go on`, "m"));
  const text = await window.toasts.says(new RegExp(`Following image ${name} of live-player-01 \\(Lab\\) is paused`));
  assert.match(text, /VS Code no longer has this account's keys\. Instance live-player-01 is off meanwhile\./);
  await shootBoth(editor, `keys-gone-${name}`);
  await window.toasts.dismiss(/is paused/);
  assert.deepEqual(await window.instances.rowButtons(/no longer has/), ["Renew Account…", "Refresh Account"]);
  await window.instances.pressRowButton(/no longer has/, "Renew Account…");
  await renew(window);
  await window.toasts.dismiss("Account Lab has new keys");
  await window.instances.showsRow(/^Lab China site · (perhaps until this window closes · )?24 instances/m);
  await window.tasks.showsRow(new RegExp(`^${name} image is being made`, "m"));
  simulator().simulator.clock.advance(3_600_000);
  await window.tasks.showsRow(new RegExp(`^${name} image is ready`, "m"));
  assert.equal(powerOf(running), "RUNNING");
  await window.toasts.dismiss(/is ready/);
}

story("setUp: an account is added", async (editor) => {
  simulator().simulator.setDurations({ stopMs: 500, startMs: 500, imageMs: 3_600_000 });
  await editor.window.workbench.openContainer("ECM");
  await addAccount(editor);
  await editor.window.instances.showsRow(new RegExp(`${running} running`));
});

story("an account outlives its keys when the browser's storage was cleared, and so does its task", (editor) =>
  losesAndRenews(editor, "cleared", `localStorage.removeItem(${kept})`),
);

story("an account outlives its keys when VS Code cannot decrypt them, and so does its task", (editor) =>
  losesAndRenews(
    editor,
    "undecryptable",
    `localStorage.setItem(${kept}, localStorage.getItem(${kept}).replace(/.{8}(?=.{4}$)/, "AAAAAAAA"))`,
  ),
);

story("the renewed keys are there in the next window, which doubts them no more", async ({ window }) => {
  await window.workbench.reload();
  await window.instances.showsRow(/^Lab China site · 24 instances/m);
});
