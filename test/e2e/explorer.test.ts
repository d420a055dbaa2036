import assert from "node:assert/strict";
import { startSimulator } from "../simulator/startSimulator.ts";
import { addAccount, callsOf, cloud } from "./cloud.ts";
import { shoot } from "./evidence.ts";
import { typeKeys } from "./typeKeys.ts";

const { story, simulator } = cloud({ height: 1800 });

const running = "live-player-01";

story(
  "setUp: an account is added; instances are grouped as the user chose, and still are after a reload",
  async (editor) => {
    const { window } = editor;
    await window.workbench.openContainer("ECM");
    await addAccount(editor);
    await window.instances.showsRow(/^ {2}杭州 ap-hangzhou-ecm · 6$/m);
    await shoot(window.page, "explorer");
    await window.instances.pressTitleButton("Group Instances…");
    await window.quick.asks("Group Instances");
    assert.match(await window.quick.rows(), /^Region current$/m);
    await window.quick.choose("State");
    await window.instances.showsRow(/^ {2}running 12$/m);
    await window.workbench.reload();
    await window.instances.showsRow(/^ {2}running 12$/m);
    await window.instances.showsRow(/^Lab China site · 24 instances$/m);
  },
);

story("a filter stands beside the title, is counted, and is cleared", async ({ window }) => {
  await window.instances.pressTitleButton("Filter Instances…");
  await window.quick.answer("杭州 state:stopped");
  await window.instances.showsRow(
    /^Lab China site · 2 of 24 instances\n {2}stopped 2\n {4}bare-metal-1 .*\n {4}直播转码-03 /,
  );
  assert.match(await window.instances.title(), /杭州 state:stopped/);
  await shoot(window.page, "explorer-filtered");
  await window.instances.pressTitleButton("Clear Filter");
  await window.instances.showsRow(/^Lab China site · 24 instances$/m);
});

story("a filter that nothing matches offers to clear it", async ({ window }) => {
  await window.instances.pressTitleButton("Filter Instances…");
  await window.quick.answer("no such machine");
  assert.match(await window.instances.welcome(), /No instance matches/);
  await window.instances.pressWelcomeButton("Clear Filter");
  await window.instances.showsRow(/^Lab China site · 24 instances$/m);
  await window.instances.pressTitleButton("Group Instances…");
  await window.quick.choose("Region");
  await window.instances.showsRow(/^ {2}杭州 ap-hangzhou-ecm · 6$/m);
});

story(
  "an instance is stopped after a modal question, and its state is followed without a refresh",
  async ({ window }) => {
    await window.menu.choose(window.instances.row(running), "Stop…");
    await window.quick.asks(`Stop · Lab · ${running}`);
    await window.quick.choose("Shut down");
    assert.equal(await window.dialog.message(), `Stop ${running} (Lab)?`);
    assert.match(await window.dialog.detail(), /ein-\w+/);
    await shoot(window.page, "explorer-stop");
    await window.dialog.press("Stop");
    await window.instances.showsRow(new RegExp(`^ {4}${running} stopping · `, "m"));
    assert.equal(callsOf(simulator(), "StopInstances"), 1);
    simulator().simulator.clock.advance(60_000);
    await window.instances.showsRow(new RegExp(`^ {4}${running} stopped · `, "m"));
    assert.equal(await window.instances.icon(running), "vm");
  },
);

story("a tooltip shows the instance and the latest image made of it", async ({ window }) => {
  const text = await window.instances.tooltip(running);
  assert.match(text, /Last image of it[^]*网关基线 2026-10/);
  await window.workbench.press("Escape");
});

story("images are renamed, refused to be deleted while used, and deleted otherwise", async ({ window }) => {
  await window.images.showsRow(/^Lab China site · 4 of 10 images$/m);
  await window.menu.choose(window.images.row("网关基线 2026-10"), "Rename Image…");
  await window.quick.asks("Rename Image · Lab · 网关基线 2026-10");
  await window.quick.type("edge-player-v12");
  await window.quick.says("An image of that name exists already.");
  await window.quick.answer("gateway-2026-11");
  await window.images.showsRow(/^ {4}gateway-2026-11 /m);
  assert.ok(simulator().world.state.images.some(({ name }) => name === "gateway-2026-11"));
  await window.menu.choose(window.images.row("edge-player-v12"), "Delete Image…");
  assert.match(await window.toasts.says(/is what new instances/), /of live are made from/);
  await window.toasts.dismiss(/is what new instances/);
  await window.menu.choose(window.images.row("gateway-2026-11"), "Delete Image…");
  assert.match(await window.dialog.detail(), /gateway-2026-11 \(img-\w+\) · Lab/);
  await window.dialog.press("Delete");
  await window.images.showsRow(/^Lab China site · 3 of 10 images$/m);
  assert.equal(callsOf(simulator(), "DeleteImage"), 1);
});

story("bad keys of one account leave the other's rows alone", async ({ window }) => {
  const second = simulator().simulator.addAccount("100000000002");
  await window.palette.run("ECM: Add Account…");
  await typeKeys(window, second.keys, "Other");
  await window.toasts.says("Account Other was added");
  await window.toasts.dismiss("Account Other was added");
  await window.instances.collapse(/^Lab/);
  await window.instances.showsRow(/^Other China site · 24 instances$/m);
  simulator().simulator.keyRing.remove(second.keys.secretId);
  await window.instances.pressTitleButton("Refresh");
  await window.instances.showsRow(/^Other China site · 24 instances · as of .*\n {2}.*SecretId/m);
  await window.instances.showsRow(/^Lab China site · 24 instances$/m);
  await shoot(window.page, "explorer-bad-keys");
});

story("offline the last list is there in grey with its age, and back online it is as usual", async ({ window }) => {
  const { port } = new URL(simulator().url);
  const state = simulator().world.state;
  await simulator().stop();
  await window.workbench.reload();
  await window.instances.showsRow(/^Lab China site · 24 instances · as of /m);
  await window.instances.showsRow(new RegExp(`^ {4}${running} stopped · `, "m"));
  await window.instances.showsRow(/No connection to Tencent Cloud/);
  await shoot(window.page, "explorer-offline");
  const again = await startSimulator({ port: Number(port), world: state });
  try {
    await window.instances.pressTitleButton("Refresh");
    await window.instances.showsRow(/^Lab China site · 24 instances$/m);
  } finally {
    await again.stop();
  }
});
