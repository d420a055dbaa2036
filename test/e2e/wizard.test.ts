import assert from "node:assert/strict";
import { addAccount, callsOf, cloud } from "./cloud.ts";
import type { Editor } from "./editor.ts";
import { shoot } from "./evidence.ts";
import { settles } from "./pages/settled.ts";

const { story, simulator } = cloud({ height: 3200 });

const stopped = "网关-深圳-备";
const running = "live-player-01";
const title = `Create Image · Lab · ${stopped}`;

async function openWizard({ window }: Editor, instance = stopped): Promise<void> {
  await window.menu.choose(window.instances.row(instance), "Create Image…");
  await window.quick.asks(`Create Image · Lab · ${instance}`);
}

async function createImage(editor: Editor, name: string): Promise<void> {
  const { window } = editor;
  await openWizard(editor);
  await window.quick.answer(name);
  await window.quick.asks(title, "2/3");
  await window.quick.answer("why");
  await window.quick.asks(title, "3/3");
  await window.quick.choose("Create Image");
}

/** Lets the next CreateImage be refused, and waits for the notification. */
async function refuse(editor: Editor, code: string, name: string): Promise<void> {
  simulator().faults.add("CreateImage", { kind: "error", code }, 1);
  await createImage(editor, name);
  await editor.window.toasts.says(/was not made/);
}

story(
  "setUp: an account is added; the proposed name is free, and a variable is shown with its value",
  async (editor) => {
    const { window } = editor;
    await window.workbench.openContainer("ECM");
    await addAccount(editor);
    await window.instances.showsRow(/网关-深圳-备/);
    await openWizard(editor);
    assert.match(await window.quick.value(), /^网关-深圳-备-\d{6}$/);
    await window.quick.type("${instance}-x-${n}");
    await window.quick.says("The name will be: 网关-深圳-备-x-1.");
    await window.quick.type("${nope}");
    await window.quick.says("There is no variable ${nope}.");
    await window.quick.escape();
  },
);

story("a wizard left by a click elsewhere goes on with its answers", async (editor) => {
  const { window } = editor;
  await openWizard(editor);
  await window.quick.answer("kept");
  await window.quick.asks(title, "2/3");
  await window.quick.type("half a sen");
  await window.page.locator(".part.editor").click();
  await window.quick.closed();
  await openWizard(editor);
  assert.equal(await window.quick.value(), "kept");
  await window.quick.accept();
  await window.quick.asks(title, "2/3");
  assert.equal(await window.quick.value(), "half a sen");
  await window.quick.back();
  await window.quick.asks(title, "1/3");
  assert.equal(await window.quick.value(), "kept");
  await window.quick.escape();
  assert.equal(callsOf(simulator(), "CreateImage"), 0);
});

story("Wait Until It Settles waits, and then opens the wizard", async (editor) => {
  const { window } = editor;
  const settle = (latestOperationState: string) =>
    simulator().world.change((state) => ({
      ...state,
      instances: state.instances.map((each) => (each.name === stopped ? { ...each, latestOperationState } : each)),
    }));
  await refuse(editor, "UnsupportedOperation.InvalidInstanceState", "too-early");
  settle("OPERATING");
  await window.toasts.press(/was not made/, "Wait Until It Settles");
  await window.toasts.says(/Waiting until 网关-深圳-备 \(Lab\) settles/);
  settle("SUCCESS");
  await window.quick.asks(title, "1/3");
  assert.equal(await window.quick.value(), "too-early");
  await window.quick.escape();
});

story("the last page copies the plan for tccli, and stays", async (editor) => {
  const { window } = editor;
  await openWizard(editor);
  await window.quick.answer("copied");
  await window.quick.asks(title, "2/3");
  await window.quick.answer("");
  await window.quick.asks(title, "3/3");
  await window.quick.pressButton("Copy as tccli");
  await window.page
    .locator(".statusbar-item")
    .filter({ hasText: "Copied: tccli ecm CreateImage --cli-unfold-argument --InstanceId=ein-" })
    .waitFor();
  await window.quick.asks(title, "3/3");
  await shoot(window.page, "wizard-review");
  await window.quick.escape();
});

story("the whole wizard works by keyboard alone, and a screen reader says each step", async (editor) => {
  const { window } = editor;
  const { page } = window;
  const said: string[] = [];
  const listen = async () => said.push(await window.quick.spoken());
  await page.keyboard.press("F1");
  await page.keyboard.type("ECM: Create Image");
  await window.quick.showsRow(/ECM: Create Image…/);
  await page.keyboard.press("Enter");
  await window.quick.showsRow(/running · ein-/);
  await page.keyboard.type(running);
  await settles(
    page,
    () => window.quick.rows(),
    (rows) => assert.match(rows, /^live-player-01 [^\n]*\n[^\n]*$/),
  );
  await listen();
  await page.keyboard.press("Enter");
  await window.quick.asks(`Create Image · Lab · ${running}`, "2/5");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("by-keys");
  await listen();
  await page.keyboard.press("Enter");
  await window.quick.asks(`Create Image · Lab · ${running}`, "3/5");
  await listen();
  await page.keyboard.press("Enter");
  await window.quick.asks(`Create Image · Lab · ${running}`, "4/5");
  await listen();
  await page.keyboard.press("ArrowDown");
  await listen();
  await page.keyboard.press("Enter");
  await window.quick.asks(`Create Image · Lab · ${running}`, "5/5");
  await window.quick.showsRow(/4 of 10 images are used\. ok/);
  await listen();
  for (const _ of [1, 2, 3, 4]) {
    await page.keyboard.press("ArrowDown");
    await listen();
  }
  await window.workbench.press("ArrowUp", "ArrowUp", "ArrowUp", "ArrowUp");
  await page.keyboard.press("Enter");
  await window.dialog.waits("Shut Down and Create Image");
  await page.keyboard.press("Enter");
  await window.toasts.says(/Image by-keys of live-player-01 \(Lab\)/);
  assert.equal(
    said
      .join("\n")
      .replaceAll(/ein-\w+/g, "ein-…")
      .replaceAll(/ \(Press .*\)$/gm, ""),
    `live-player-01, running · ein-…, Lab · 杭州一区
Create Image · Lab · live-player-01 · What is the image called? A name can be used only once in an account. Variables: \${instance} \${id} \${account} \${region} \${zone} \${module} \${yyMMdd} \${yyyyMMdd} \${MMdd} \${HHmm} \${n}
Create Image · Lab · live-player-01 · What is it for? May be left empty.
Shut down, make the image, start again, recommended, The instance is down while the image is made, then started again, even if that fails.
Shut down, make the image, leave it off, The operating system is asked to shut down. The instance stays off afterwards.
Create Image, The operating system is asked to shut down. The instance stays off afterwards.
The instance is running and not busy., ok, Checks
Permission could not be checked in advance., note
The name is free., ok
4 of 10 images are used., ok`,
  );
});

story("pages open while the cloud is silent; only a name that may be taken waits for it", async (editor) => {
  const { window } = editor;
  const { latches } = simulator();
  const looks = ["DescribeInstances", "DescribeInstancesDeniedActions", "DescribeConfig"];
  for (const action of [...looks, "DescribeImage"]) latches.hold(action);
  try {
    await openWizard(editor, "live-player-02");
    const page = (step: string) => window.quick.asks("Create Image · Lab · live-player-02", step);
    await page("1/4");
    await window.quick.answer("quick");
    await latches.held("DescribeImage");
    latches.release("DescribeImage");
    await page("2/4");
    for (const next of ["3/4", "4/4"]) {
      await window.quick.accept();
      await page(next);
    }
    await latches.held("DescribeInstances");
    await window.quick.escape();
  } finally {
    latches.releaseAll();
  }
});
