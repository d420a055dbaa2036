import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atTheEnd } from "./atTheEnd.ts";
import { callsOf, cloud } from "./cloud.ts";

/** The home folder of the editor's user, where tccli keeps its profiles. */
const home = mkdtempSync(join(tmpdir(), "ecm-"));
atTheEnd("the home folder", () => rmSync(home, { recursive: true, force: true }));

const { story, simulator } = cloud({ height: 1600, environment: { HOME: home } });

const running = "live-player-01";

function writeProfile(content: object | string): void {
  const folder = join(home, ".tccli");
  mkdirSync(folder, { recursive: true });
  const text = typeof content === "string" ? content : JSON.stringify(content);
  writeFileSync(join(folder, "lab.credential"), text, { mode: 0o600 });
}

const keys = () => {
  const { secretId, secretKey } = simulator().keys;
  return { secretId, secretKey };
};

story("setUp: a tccli profile is linked", async (editor) => {
  const { window } = editor;
  writeProfile(keys());
  await window.workbench.openContainer("ECM");
  await window.instances.pressWelcomeButton("Add Account…");
  await window.quick.choose("tccli or SDK Profile");
  await window.quick.choose("lab");
  await window.quick.says("called here");
  await window.quick.accept();
  await window.toasts.says("Account lab was added: 24 instances.");
  await window.toasts.dismiss("Account lab was added");
  await window.instances.showsRow(/lab China site · profile lab · 24 instances/);
});

story("an edit of the profile's file takes effect in the running editor at once", async ({ window }) => {
  const expiresAt = Math.round(Date.now() / 1000) + 20 * 60;
  writeProfile({ type: "oauth", ...keys(), expiresAt });
  await window.instances.showsRow(/lab China site · profile lab · expires in (19|20) min/);
  writeProfile("{ broken");
  await window.instances.showsRow(/The file with this account's keys is damaged/);
  writeProfile(keys());
  await window.instances.showsRow(/lab China site · profile lab · 24 instances/);
  await window.instances.showsRow(new RegExp(`${running} running`));
});

story("a connection is tested, and the report says what may be done", async ({ window }) => {
  const before = callsOf(simulator(), "CreateImage");
  await window.menu.choose(window.instances.row("profile lab"), "Test Connection");
  const editor = window.page.locator(".editor-instance .view-lines");
  await editor.filter({ hasText: "Connection of account lab" }).waitFor();
  const text = (await editor.innerText()).replaceAll("\u00a0", " ");
  assert.match(text, /Keys: valid/);
  assert.match(text, /✔ ecm:CreateImage/);
  assert.equal(callsOf(simulator(), "CreateImage"), before + 1);
  assert.equal(simulator().world.state.tasks.length, 0);
});

story("in a protected account an image is made only after the instance's name was typed", async ({ window }) => {
  await window.menu.choose(window.instances.row("profile lab"), "Protect Account");
  await window.instances.showsRow(/lab protected · China site/);
  assert.equal(await window.instances.icon("profile lab"), "shield");
  const title = "Create Image · lab · 直播转码-03";
  await window.menu.choose(window.instances.row("直播转码-03"), "Create Image…");
  await window.quick.asks(title, "1/3");
  await window.quick.answer("guarded");
  await window.quick.asks(title, "2/3");
  await window.quick.answer("");
  await window.quick.asks(title, "3/3");
  await window.quick.choose("Create Image");
  await window.quick.says("This account is protected.");
  await window.quick.answer("something else");
  await window.quick.says("Type the name exactly");
  await window.quick.answer("直播转码-03");
  await window.tasks.showsRow(/guarded/);
});
