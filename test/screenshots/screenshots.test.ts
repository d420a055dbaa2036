// `node test/run.mjs screenshots`: the pictures of the README, made in a real editor. Look at them before you keep them.
import { statSync } from "node:fs";
import { join } from "node:path";
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { addAccount, cloud } from "../e2e/cloud.ts";
import type { Editor } from "../e2e/editor.ts";
import { root } from "../tools/project.ts";

const { story, simulator } = cloud({
  theme: "Default Light Modern",
  settings: { "editor.minimap.enabled": false, "editor.lineNumbers": "off" },
});

const account = "Edge Lab";
const instance = "game-room-a";

/** More would make whoever opens the README wait. */
const mostBytes = 150_000;

async function picture(page: Page, name: string): Promise<void> {
  const path = join(root, "media/screenshots", `${name}.png`);
  await page.screenshot({ path });
  assert.ok(statSync(path).size < mostBytes, `${path} is too large`);
}

/** Walks to the review page for a running instance that is to be started again. */
async function walkToReview({ window }: Editor, name: string): Promise<void> {
  const title = `Create Image · ${account} · ${instance}`;
  await window.menu.choose(window.instances.row(instance), "Create Image…");
  await window.quick.asks(title, "1/4");
  await window.quick.answer(name);
  await window.quick.asks(title, "2/4");
  await window.quick.answer("Player 4.2 with the new codecs");
  await window.quick.asks(title, "3/4");
  await window.quick.choose("start again");
  await window.quick.asks(title, "4/4");
  await window.quick.showsRow(/The name is free/);
}

story("the wizard's last page", async (editor) => {
  const { window } = editor;
  await window.page.setViewportSize({ width: 1040, height: 620 });
  await window.workbench.openContainer("ECM");
  await addAccount(editor, account);
  await walkToReview(editor, "player-4.2");
  await picture(window.page, "create-image");
  await window.quick.choose(/^Create Image/);
  await window.toasts.says(/Image player-4.2 of .*: /);
});

story("an image that is ready, and what was done for it", async ({ window }) => {
  const { clock } = simulator().simulator;
  for (const [state, ms] of [
    ["shutting", 30_000],
    ["being made", 60_000],
    ["starting", 60_000],
  ] as const) {
    await window.tasks.showsRow(new RegExp(`player-4.2 .*${state}`));
    clock.advance(ms);
  }
  await window.toasts.says(/Image player-4.2 of .* is ready/);
  await window.workbench.toggleTheme("dark");
  await window.tasks.select("player-4.2");
  await window.page.locator(".editor-group-container .view-lines").filter({ hasText: "Timeline" }).waitFor();
  await picture(window.page, "image-ready");
  await window.toasts.dismiss("is ready");
});

story("a refusal, and the way out of it", async (editor) => {
  const { window } = editor;
  await window.palette.run("View: Close All Editors");
  await window.workbench.toggleTheme("light");
  simulator().faults.add("CreateImage", { kind: "error", code: "ResourceInsufficient.InvaildPrivateImageNum" });
  await walkToReview(editor, "player-4.3");
  await window.quick.choose(/^Create Image/);
  await window.tasks.showsRow(/player-4.3 .*shutting/);
  simulator().simulator.clock.advance(30_000);
  await window.toasts.says(/no room for another image/);
  await picture(window.page, "refusal");
});
