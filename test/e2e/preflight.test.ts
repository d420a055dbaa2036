import assert from "node:assert/strict";
import type { InstanceRecord, WorldState } from "../../src/sample/worldState.ts";
import { addAccount, callsOf, cloud } from "./cloud.ts";
import { walkToReview } from "./walkToReview.ts";

const { story, simulator } = cloud({ height: 3200 });

const stopped = "网关-深圳-备";

const change = (edit: (state: WorldState) => WorldState): void => simulator().world.change(edit);
const changeInstance = (name: string, edit: Partial<InstanceRecord>): void =>
  change((state) => ({
    ...state,
    instances: state.instances.map((each) => (each.name === name ? { ...each, ...edit } : each)),
  }));

/** Edits the cloud for one story and restores it afterwards. */
async function meanwhile(edit: () => void, during: () => Promise<void>): Promise<void> {
  const before = simulator().world.state;
  edit();
  try {
    await during();
  } finally {
    change(() => before);
  }
}

const gracefully = "Shut down, make the image, leave it off";

story("setUp: an account is added, and nothing speaks against an instance that is off", async (editor) => {
  const { window } = editor;
  await window.workbench.openContainer("ECM");
  await addAccount(editor);
  await window.instances.showsRow(/网关-深圳-备/);
  await walkToReview(window, { instance: stopped, name: "checked" });
  await window.quick.showsRow(/The instance is stopped and not busy\. ok/);
  await window.quick.showsRow(/The name is free\. ok/);
  await window.quick.showsRow(/4 of 10 images are used\. ok/);
  await window.quick.escape();
});

const stops: readonly (readonly [what: string, edit: () => void, line: RegExp])[] = [
  [
    "whose last operation still runs",
    () => changeInstance(stopped, { latestOperation: "ResetInstances", latestOperationState: "OPERATING" }),
    /No image can be made now: busy: ResetInstances\. stops this · Wait Until It Settles/,
  ],
  [
    "that the cloud denies",
    () => changeInstance(stopped, { quirks: { withoutImages: true } }),
    /The cloud denies CreateImage: No image can be made of this kind of instance\. stops this/,
  ],
];

for (const [what, edit, line] of stops) {
  story(`no image is made of an instance ${what}`, async (editor) => {
    const { window } = editor;
    await meanwhile(edit, async () => {
      await walkToReview(window, { instance: stopped, name: "checked" });
      await window.quick.showsRow(line);
      await window.quick.showsRow(/^Create Image\n {4}Not possible now: something below stops this\./);
      await window.quick.accept();
      assert.ok(await window.quick.isOpen());
      await window.quick.escape();
    });
    assert.equal(callsOf(simulator(), "CreateImage"), 0);
  });
}

story("an instance that was started meanwhile gets a power plan on the last page", async (editor) => {
  const { window } = editor;
  simulator().latches.hold("DescribeInstances");
  await window.menu.choose(window.instances.row(stopped), "Create Image…");
  const title = `Create Image · Lab · ${stopped}`;
  await window.quick.asks(title, "1/3");
  await window.quick.answer("checked");
  await window.quick.asks(title, "2/3");
  await window.quick.answer("");
  await window.quick.asks(title, "3/3");
  await window.quick.showsRow(/Is the instance ready\? checking…/);
  await meanwhile(
    () => changeInstance(stopped, { state: "RUNNING" }),
    async () => {
      simulator().latches.release("DescribeInstances");
      await window.quick.showsRow(
        /The instance is running now\. It has to be stopped first\. stops this · Choose Power Plan/,
      );
      await window.quick.choose("The instance is running now.");
      await window.quick.choose(gracefully);
      await window.quick.showsRow(/^Create Image\n {4}The operating system is asked to shut down\./);
      await window.quick.escape();
    },
  );
});

story("the last page warns of a cloud that does not answer, and lets the user decide", async (editor) => {
  const { window } = editor;
  const error = { kind: "error", code: "InternalError" } as const;
  const looks = ["DescribeInstances", "DescribeInstancesDeniedActions", "DescribeConfig", "DescribeModule"];
  for (const action of looks) simulator().faults.add(action, error, "all");
  try {
    await walkToReview(window, { instance: stopped, name: "checked" });
    await window.quick.showsRow(/Whether the instance is ready could not be checked just now\. warning/);
    await window.quick.showsRow(/Permission could not be checked in advance\. note/);
    await window.quick.showsRow(/^Create Image\n/);
    await window.quick.escape();
  } finally {
    simulator().faults.clear();
  }
});

story("the last page warns that data disks stay out", async (editor) => {
  await walkToReview(editor.window, { instance: "image-will-fail", name: "checked" });
  await editor.window.quick.showsRow(
    /1 data disk will not be in the image: only the system disk is\. warning\n {4}Take them out of \/etc\/fstab/,
  );
  await editor.window.quick.showsRow(/^Create Image\n/);
  await editor.window.quick.escape();
});

story("an instance of which an image is being made gets no second one", async (editor) => {
  const { window } = editor;
  await walkToReview(window, { instance: stopped, name: "first" });
  await window.quick.choose("Create Image");
  await window.toasts.says(/Image first of .*: image is being made/);
  await walkToReview(window, { instance: stopped, name: "second" });
  await window.quick.showsRow(/Image first is being made of this instance\. stops this · Show Task/);
  await window.quick.choose("Image first is being made of this instance.");
  await window.quick.closed();
  await window.page
    .getByRole("tab", { name: /^first\.md/ })
    .first()
    .waitFor();
  simulator().simulator.clock.advance(60_000);
  await window.toasts.says(/Image first of .* is ready/);
  await window.toasts.dismiss(/is ready/);
  assert.equal(callsOf(simulator(), "CreateImage"), 1);
});
