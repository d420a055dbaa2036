import assert from "node:assert/strict";
import { addAccount, callsOf, cloud } from "./cloud.ts";
import { shoot } from "./evidence.ts";
import type { Editor } from "./editor.ts";

const { story, simulator } = cloud({ height: 1800 });

const idOf = (name: string) => simulator().world.state.instances.find((each) => each.name === name)?.id ?? "";

const lines = (...names: readonly string[]) => names.map((name) => `${name} (${idOf(name)}) · Lab`).join("\n");

/** The items of a row's menu. */
async function offered({ window }: Editor, row: string): Promise<readonly string[]> {
  await window.menu.open(window.instances.row(row));
  const items = await window.menu.items();
  await window.menu.close();
  return items;
}

story("setUp: an account is added; several instances offer only what can be done to each of them", async (editor) => {
  const { window } = editor;
  await window.workbench.openContainer("ECM");
  await addAccount(editor);
  await window.instances.showsRow(/live-player-01/);
  await window.instances.selectTo("live-player-01", "live-recorder");
  const always = ["Open in Console", "Copy"];
  assert.deepEqual(await offered(editor, "live-player-02"), ["Create Image…", "Stop…", "Reboot…", ...always]);
  await window.instances.selectTo("bare-metal-1", "live-player-01");
  assert.deepEqual(await offered(editor, "live-player-01"), ["Create Image…", ...always]);
  await window.instances.selectAll("直播转码-03", "image-will-fail", "bare-metal-1");
  assert.deepEqual(await offered(editor, "image-will-fail"), ["Create Image…", "Start", ...always]);
  await window.instances.selectAll("直播转码-03", "game-match");
  assert.deepEqual(await offered(editor, "game-match"), always);
});

story("several are stopped after one question that names each, and started again after another", async (editor) => {
  const { window } = editor;
  await window.instances.selectTo("live-player-01", "live-recorder");
  await window.menu.choose(window.instances.row("live-player-02"), "Stop…");
  await window.quick.asks("Stop · Lab · 3 instances");
  await window.quick.choose("Shut down");
  const three = ["live-player-01", "live-player-02", "live-recorder"];
  assert.equal(await window.dialog.message(), "Stop 3 instances?");
  assert.equal(await window.dialog.detail(), lines(...three));
  await shoot(window.page, "several-stop");
  await window.dialog.press("Stop");
  await window.instances.showsRow(/live-player-01 stopping[^]*live-player-02 stopping[^]*live-recorder stopping/);
  simulator().simulator.clock.advance(60_000);
  await window.instances.showsRow(/live-player-01 stopped[^]*live-player-02 stopped[^]*live-recorder stopped/);
  await window.menu.choose(window.instances.row("live-player-02"), "Start");
  assert.equal(await window.dialog.message(), "Start 3 instances?");
  assert.equal(await window.dialog.detail(), lines(...three));
  await window.dialog.press("Start");
  await window.instances.showsRow(/live-player-01 starting[^]*live-player-02 starting[^]*live-recorder starting/);
  assert.deepEqual([callsOf(simulator(), "StopInstances"), callsOf(simulator(), "StartInstances")], [3, 3]);
});

story("a menu opened outside the selection applies to its own row alone", async ({ window }) => {
  await window.instances.selectAll("直播转码-03", "image-will-fail");
  await window.menu.choose(window.instances.row("bare-metal-1"), "Start");
  assert.equal(await window.dialog.message(), "Start bare-metal-1 (Lab)?");
  await window.dialog.press("Cancel");
});

story(
  "several images are deleted after one question that names each; one that is used keeps all of them",
  async ({ window }) => {
    const imageOf = (name: string) => simulator().world.state.images.find((each) => each.name === name)?.id ?? "";
    await window.images.selectAll("cvm-import-ubuntu", "edge-player-v12", "nightly-build");
    await window.menu.choose(window.images.row("nightly-build"), "Delete Image…");
    await window.toasts.says("Image edge-player-v12 (Lab) is what new instances of live are made from.");
    await window.images.selectAll("cvm-import-ubuntu", "nightly-build");
    await window.menu.choose(window.images.row("nightly-build"), "Delete Image…");
    assert.equal(await window.dialog.message(), "Delete 2 images?");
    assert.equal(
      await window.dialog.detail(),
      `cvm-import-ubuntu (${imageOf("cvm-import-ubuntu")}) · Lab
nightly-build (${imageOf("nightly-build")}) · Lab
This cannot be undone.`,
    );
    await window.dialog.press("Delete");
    await window.images.showsRow(/^Lab China site · 2 of 10 images$/m);
    assert.equal(callsOf(simulator(), "DeleteImage"), 1);
  },
);
