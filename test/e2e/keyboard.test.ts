import assert from "node:assert/strict";
import { addAccount, cloud } from "./cloud.ts";

const { story, simulator } = cloud({ height: 1600 });

const idOf = (name: string) => simulator().world.state.instances.find((each) => each.name === name)?.id ?? "";

story("setUp: an account is added; a screen reader says each row, and the keyboard opens its menu", async (editor) => {
  const { window } = editor;
  const { keys } = window;
  await window.workbench.openContainer("ECM");
  await addAccount(editor);
  await window.instances.showsRow(/live-player-01/);
  await keys.goTo("Instances");
  await keys.hears(
    ["Home", "Account Lab, China site · 24 instances, expanded"],
    ["ArrowDown", "华北（北京移动3）, 4 instances, expanded"],
    ["ArrowLeft", "华北（北京移动3）, 4 instances, collapsed"],
    ["ArrowRight", "华北（北京移动3）, 4 instances, expanded"],
    ["ArrowRight", `Instance game-match, rebooting, ${idOf("game-match")}`],
    ["ArrowDown", `Instance game-room-a, running, ${idOf("game-room-a")}`],
    ["ArrowDown", `Instance image-will-fail, stopped, ${idOf("image-will-fail")}`],
  );
  assert.deepEqual(await keys.choose("Create Image…"), ["Create Image…"]);
  await window.quick.asks("Create Image · Lab · image-will-fail", "1/3");
  await window.quick.escape();
  await keys.isAt(`Instance image-will-fail, stopped, ${idOf("image-will-fail")}`);
});

story("an image is renamed and deleted by keyboard alone, which stays in the list", async (editor) => {
  const { window } = editor;
  const { keys } = window;
  await keys.goTo("Images");
  await keys.hears(
    ["Home", "Account Lab, China site · 4 of 10 images, expanded"],
    ["ArrowDown", "Made from Unknown source, 1 image, expanded"],
    ["ArrowDown", "Image cvm-import-ubuntu, ready, 50 GB · Ubuntu 22.04 64位 · 40 d old"],
  );
  assert.deepEqual(await keys.choose("Rename Image…"), ["Rename Image…"]);
  await window.quick.asks("Rename Image · Lab · cvm-import-ubuntu");
  await window.quick.answer("ubuntu-22");
  await keys.isAt("Image ubuntu-22, ready, 50 GB · Ubuntu 22.04 64位 · 40 d old");
  assert.deepEqual(await keys.choose("Delete Image…"), [
    "Rename Image…",
    "Edit Image Description…",
    "Open in Console",
    "Copy ID",
    "Delete Image…",
  ]);
  assert.equal(await window.dialog.message(), "Delete image ubuntu-22 of account Lab?");
  await keys.isAt("Delete");
  await window.workbench.press("Enter");
  await window.images.showsRow(/^Lab China site · 3 of 10 images$/m);
  await keys.hears(["ArrowDown", "Account Lab, China site · 3 of 10 images, expanded"]);
});

story("a task that failed is read, retried and dismissed by keyboard alone", async ({ window }) => {
  const { keys } = window;
  simulator().faults.add("CreateImage", { kind: "error", code: "ResourceInsufficient.InvaildPrivateImageNum" });
  await keys.goTo("Instances");
  await keys.isAt(`Instance image-will-fail, stopped, ${idOf("image-will-fail")}`);
  await keys.choose("Create Image…");
  for (const [step, text] of [
    ["1/3", "by-keys"],
    ["2/3", ""],
  ] as const) {
    await window.quick.asks("Create Image · Lab · image-will-fail", step);
    await window.quick.answer(text);
  }
  await window.quick.asks("Create Image · Lab · image-will-fail", "3/3");
  await window.quick.accept();
  await window.tasks.showsRow(/^by-keys failed/m);
  await keys.goTo("Tasks");
  const failed = "Image by-keys, failed · image-will-fail · Lab · \\d+ s";
  await keys.hears(
    ["Home", new RegExp(`^${failed}, collapsed$`)],
    ["ArrowRight", new RegExp(`^${failed}, expanded$`)],
    ["ArrowRight", "State: failed"],
    ["ArrowDown", /^Problem: This account has no room for another image\./],
    ["ArrowDown", `Instance: image-will-fail (${idOf("image-will-fail")})`],
    ["ArrowDown", "Account: Lab"],
    ["ArrowDown", /^Asked: 2026-/],
    ["ArrowDown", /^Ended: 2026-/],
    ["ArrowDown", /^RequestId: [\da-f-]{36}$/],
    ["ArrowLeft", new RegExp(`^${failed}, expanded$`)],
  );
  await keys.choose("Retry Task…");
  await window.quick.asks("Create Image · Lab · image-will-fail", "1/3");
  await window.quick.escape();
  assert.deepEqual(await keys.choose("Dismiss Task"), [
    "Show Task",
    "Retry Task…",
    "Copy RequestId",
    "Copy as tccli…",
    "Dismiss Task",
  ]);
  await window.tasks.welcome();
});
