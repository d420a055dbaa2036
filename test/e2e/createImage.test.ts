import assert from "node:assert/strict";
import { callsOf, cloud } from "./cloud.ts";
import { shoot } from "./evidence.ts";
import { typeKeys } from "./typeKeys.ts";
import { walkToReview } from "./walkToReview.ts";

const { story, simulator } = cloud({ height: 1600 });

const stopped = "直播转码-03";
const running = "live-player-01";

story("a wrong SecretKey is reported, and nothing is kept", async ({ window }) => {
  await window.workbench.openContainer("ECM");
  await window.instances.pressWelcomeButton("Add Account…");
  await typeKeys(window, { ...simulator().keys, secretKey: "not-the-secret-key-that-belongs-to-it" }, "Lab");
  await window.toasts.says(/SecretKey/);
  await shoot(window.page, "wrong-key");
  await window.toasts.dismiss(/SecretKey/);
  assert.match(await window.instances.welcome(), /Add Account/);
});

story("setUp: an account is added by keys, and its instances are listed", async ({ window }) => {
  await window.instances.pressWelcomeButton("Add Account…");
  await typeKeys(window, simulator().keys, "Lab");
  await window.toasts.says("Account Lab was added: 24 instances.");
  await window.toasts.dismiss("Account Lab was added");
  await window.instances.showsRow(new RegExp(`${running} running · ein-`));
  await window.instances.showsRow(new RegExp(`${stopped} stopped · ein-`));
});

story("leaving the wizard at any page asks the cloud for nothing", async ({ window }) => {
  const title = `Create Image · Lab · ${stopped}`;
  for (const step of ["1/3", "2/3", "3/3"]) {
    await window.menu.choose(window.instances.row(stopped), "Create Image…");
    await window.quick.asks(title, "1/3");
    if (step !== "1/3") await window.quick.answer("left-behind");
    if (step !== "1/3") await window.quick.asks(title, "2/3");
    if (step === "3/3") await window.quick.answer("");
    await window.quick.asks(title, step);
    await window.quick.escape();
  }
  assert.equal(callsOf(simulator(), "CreateImage"), 0);
  assert.deepEqual(await window.toasts.messages(), []);
});

story("an image of a stopped instance is made from its context menu", async ({ window }) => {
  await walkToReview(window, { instance: stopped, name: "golden" });
  await window.quick.showsRow(/^Create Image\n {4}The instance is stopped already; its power is not touched\./);
  await window.quick.choose("Create Image");
  await window.toasts.says(/Image golden of .* \(Lab\): image is being made/);
  assert.deepEqual(await window.toasts.buttons(/image is being made/), ["Stop Watching"]);
  await window.tasks.showsRow(/^golden image is being made/m);
  simulator().simulator.clock.advance(60_000);
  const text = await window.toasts.says(/Image golden of .* is ready/);
  const id = simulator().world.state.images.find(({ name }) => name === "golden")?.id ?? "none";
  assert.match(text, new RegExp(id));
  assert.deepEqual(await window.toasts.buttons(/is ready/), ["Show Image", "Copy Image ID", "Show Task"]);
  await window.tasks.showsRow(/^golden image is ready/m);
  await window.toasts.dismiss(/is ready/);
  assert.equal(callsOf(simulator(), "CreateImage"), 1);
});

/** VS Code uses a text given as `cancellable` for the label, which its types do not promise. */
story(
  "the progress notification's button says Stop Watching, and the image is made all the same",
  async ({ window }) => {
    await walkToReview(window, { instance: stopped, name: "unwatched" });
    await window.quick.choose("Create Image");
    await window.toasts.says(/Image unwatched of .* image is being made/);
    await window.toasts.press(/Image unwatched of/, "Stop Watching");
    await window.toasts.gone(/Image unwatched of/);
    await window.tasks.showsRow(/^unwatched image is being made/m);
    simulator().simulator.clock.advance(60_000);
    await window.tasks.showsRow(/^unwatched image is ready/m);
    assert.deepEqual(await window.toasts.messages(), []);
  },
);

story("a name that exists is refused while it is typed", async ({ window }) => {
  await window.menu.choose(window.instances.row(stopped), "Create Image…");
  await window.quick.asks(`Create Image · Lab · ${stopped}`, "1/3");
  await window.quick.type("golden");
  await window.quick.says("An image of that name exists already.");
  await window.quick.accept();
  await window.quick.asks(`Create Image · Lab · ${stopped}`, "1/3");
  await window.quick.escape();
});

story("a running instance is powered off from the palette only after the user chose it", async ({ window }) => {
  const title = `Create Image · Lab · ${running}`;
  await window.palette.run("ECM: Create Image…");
  await window.quick.asks("Create Image");
  await window.quick.type(running);
  await window.quick.choose(running);
  await window.quick.asks(title, "2/5");
  await window.quick.answer("forced");
  await window.quick.asks(title, "3/5");
  await window.quick.answer("");
  await window.quick.asks(title, "4/5");
  await window.quick.showsRow(/Force power off\n {4}Like pulling the plug/);
  await window.quick.choose("Force power off");
  await window.quick.asks(title, "5/5");
  await window.quick.choose("Create Image");
  assert.match(await window.dialog.message(), /^Force power off of .* \(Lab\) for an image\?$/);
  assert.match(await window.dialog.detail(), /Like pulling the plug/);
  await window.dialog.press("Force Power Off and Create Image");
  await window.toasts.says(/Image forced of .*: image is being made/);
  simulator().simulator.clock.advance(120_000);
  await window.toasts.says(/Image forced of .* is ready/);
  await window.toasts.dismiss(/is ready/);
  const sent = simulator().log.findLast(({ action }) => action === "CreateImage");
  assert.match(JSON.stringify(sent?.params), /"ForcePoweroff":"TRUE"/);
});

story("a refusal is explained, with a button that helps", async ({ window }) => {
  const code = "ResourceInsufficient.InvaildPrivateImageNum";
  simulator().faults.add("CreateImage", { kind: "error", code }, 1);
  await walkToReview(window, { instance: stopped, name: "refused" });
  await window.quick.choose("Create Image");
  const text = await window.toasts.says(/was not made/);
  assert.match(text, /no room for another image/);
  assert.doesNotMatch(text, new RegExp(code));
  assert.equal((await window.toasts.buttons(/was not made/))[0], "Clean Up Images…");
  await window.toasts.dismiss(/was not made/);
});

story("a task that the cloud fails is reported as failed", async ({ window }) => {
  await walkToReview(window, { instance: "image-will-fail", name: "doomed" });
  await window.quick.choose("Create Image");
  await window.toasts.says(/Image doomed of .*: image is being made/);
  simulator().simulator.clock.advance(60_000);
  await window.toasts.says(/Image doomed of .* was not made/);
  await window.tasks.showsRow(/^doomed failed/m);
  await window.toasts.dismiss(/was not made/);
});

story("a task outlives a reload of the window and is followed to its end", async ({ window }) => {
  const before = callsOf(simulator(), "CreateImage");
  // However slow the machine, the window is back before the image is ready.
  simulator().simulator.setDurations({ imageMs: 3_600_000 });
  await walkToReview(window, { instance: stopped, name: "survivor" });
  await window.quick.choose("Create Image");
  await window.toasts.says(/Image survivor of .*: image is being made/);
  await window.workbench.reload();
  await window.tasks.showsRow(/^survivor image is being made/m);
  simulator().simulator.clock.advance(3_600_000);
  await window.toasts.says(/Image survivor of .* is ready/);
  assert.equal(callsOf(simulator(), "CreateImage"), before + 1);
});
