import assert from "node:assert/strict";
import { addAccount, callsOf, cloud } from "./cloud.ts";
import { shoot } from "./evidence.ts";

const { story, simulator } = cloud({ height: 3200 });

const five = ["直播转码-03", "网关-深圳-备", "image-will-fail", "live-player-01", "live-player-02"];

/** Moves the world's clock on. */
const minutes = (count: number): void => simulator().simulator.clock.advance(count * 60_000);

story(
  "setUp: an account is added; five images take one page and one confirmation, and the result names the one that failed",
  async (editor) => {
    const { window } = editor;
    await window.workbench.openContainer("ECM");
    await addAccount(editor);
    await window.instances.showsRow(/live-player-01/);
    await window.instances.selectAll(...five);
    await window.menu.choose(window.instances.row("直播转码-03"), "Create Image…");
    await window.quick.asks("Create Image · Lab · 5 instances");
    await window.quick.showsRow(/^Create 5 Images/);
    await window.quick.showsRow(/直播转码-03 → 直播转码-03-\d{6} ok · Lab · Leave it stopped/);
    await window.quick.showsRow(/image-will-fail → image-wi-fail-\d{6} warning · Lab · Leave it stopped/);
    await window.quick.showsRow(/live-player-02 → live-playe-02-\d{6} ok · Lab · Shut down, start again/);
    await shoot(window.page, "bulk-review");
    await window.quick.choose(/^Create 5 Images/);
    assert.equal(await window.dialog.message(), "Create 5 images?");
    for (const name of five) assert.match(await window.dialog.detail(), new RegExp(`of ${name} \\(Lab\\)`));
    await window.dialog.press("Create 5 Images");
    await window.toasts.says(/Creating images/);
    assert.equal((await window.toasts.messages()).length, 1);
    await window.tasks.showsRow(/^image-wi-fail-\d{6} image is being made/m);
    minutes(1);
    await window.tasks.showsRow(/^live-playe-02-\d{6} image is being made/m);
    await window.tasks.showsRow(/^live-playe-01-\d{6} image is being made/m);
    minutes(2);
    await window.tasks.showsRow(/^live-playe-01-\d{6} starting the instance again/m);
    minutes(1);
    const text = await window.toasts.says(/4 of 5 images are ready\./);
    assert.match(text, /image-wi-fail-\d{6} of image-will-fail failed: Tencent Cloud could not make the image\./);
    assert.deepEqual(await window.toasts.buttons(/4 of 5/), ["Retry Failed Only", "Clean Up Images…", "Show Tasks"]);
    assert.equal(callsOf(simulator(), "CreateImage"), 5);
  },
);

story("Retry Failed Only requests the failed image alone", async ({ window }) => {
  simulator().world.change((state) => ({
    ...state,
    images: state.images.filter(({ name }) => !name.startsWith("image-wi-fail")),
  }));
  await window.toasts.press(/4 of 5/, "Retry Failed Only");
  await window.quick.asks("Create Image · Lab · image-will-fail");
  await window.quick.showsRow(/^Create 1 Image\n/);
  await window.quick.choose(/^Create 1 Image/);
  await window.dialog.press("Create 1 Image");
  await window.tasks.showsRow(/^image-wi-fail-\d{6} image is being made/m);
  minutes(2);
  await window.toasts.says(/Image image-wi-fail-\d{6} of image-will-fail \(Lab\) is ready/);
  assert.equal(callsOf(simulator(), "CreateImage"), 6);
});
