import assert from "node:assert/strict";
import type { InstanceRecord, WorldState } from "../../src/sample/worldState.ts";
import { addAccount, callsOf, cloud } from "./cloud.ts";
import type { Editor } from "./editor.ts";

const { story, simulator } = cloud({ height: 3200 });

const stopped = "网关-深圳-备";

const change = (edit: (state: WorldState) => WorldState): void => simulator().world.change(edit);
const changeInstance = (name: string, edit: Partial<InstanceRecord>): void =>
  change((state) => ({
    ...state,
    instances: state.instances.map((each) => (each.name === name ? { ...each, ...edit } : each)),
  }));

/** Puts the cloud back as it was, whatever a story made of it. */
async function meanwhile(edit: () => void, tell: () => Promise<void>): Promise<void> {
  const before = simulator().world.state;
  edit();
  try {
    await tell();
  } finally {
    change(() => before);
  }
}

/** Walks to the last page of an instance that is off, or of one that runs with the plan of that label. */
async function walk(
  { window }: Editor,
  instance: string,
  answers: { name?: string; about?: string; power?: string } = {},
) {
  const { name = "checked", about = "", power } = answers;
  const title = `Create Image · Lab · ${instance}`;
  const last = power === undefined ? 3 : 4;
  await window.menu.choose(window.instances.row(instance), "Create Image…");
  await window.quick.asks(title, `1/${last}`);
  await window.quick.answer(name);
  await window.quick.asks(title, `2/${last}`);
  await window.quick.answer(about);
  if (power !== undefined) {
    await window.quick.asks(title, `3/${last}`);
    await window.quick.choose(power);
  }
  await window.quick.asks(title);
}

const gracefully = "Shut down, make the image, leave it off";

story("nothing speaks against an instance that is off", async (editor) => {
  const { window } = editor;
  await window.workbench.openContainer("ECM");
  await addAccount(editor);
  await window.instances.showsRow(/网关-深圳-备/);
  await walk(editor, stopped);
  await window.quick.showsRow(/The instance is stopped and not busy\. ok/);
  await window.quick.showsRow(/The name is free\. ok/);
  await window.quick.showsRow(/4 of 10 images are used\. ok/);
  await window.quick.escape();
});

const stops: readonly (readonly [what: string, edit: () => void, line: RegExp])[] = [
  [
    "whose last operation still runs",
    () => changeInstance(stopped, { latestOperation: "ResetInstances", latestOperationState: "OPERATING" }),
    /No image can be made of it now: busy: ResetInstances\. stops this · Wait Until It Settles/,
  ],
  [
    "that is isolated",
    () => changeInstance(stopped, { restrictState: "PROTECTIVELY_ISOLATED" }),
    /stopped, isolated\. stops this · Choose Another Instance/,
  ],
  [
    "that is being terminated",
    () => changeInstance(stopped, { state: "TERMINATING" }),
    /being terminated\. stops this · Choose Another Instance/,
  ],
  [
    "that is gone",
    () => change((state) => ({ ...state, instances: state.instances.filter(({ name }) => name !== stopped) })),
    /The instance is gone\. stops this · Choose Another Instance/,
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
      await walk(editor, stopped);
      await window.quick.showsRow(line);
      await window.quick.showsRow(/^Create Image\n {4}Not possible now: something below stops this\./);
      await window.quick.accept();
      assert.ok(await window.quick.isOpen());
      await window.quick.escape();
    });
    assert.equal(callsOf(simulator(), "CreateImage"), 0);
  });
}

story("no image is made when ten are there", async (editor) => {
  const { window } = editor;
  const fill = () =>
    change((state) => {
      const last = state.images.at(-1);
      assert.ok(last);
      const more = [1, 2, 3, 4, 5, 6].map((n) => ({ ...last, id: `img-more${n}`, name: `more ${n}` }));
      return { ...state, images: [...state.images, ...more] };
    });
  await meanwhile(fill, async () => {
    await walk(editor, stopped);
    await window.quick.showsRow(/10 of 10 images are used: there is no room for another one\. stops this/);
    await window.quick.escape();
  });
});

story("a name that was taken when the wizard opened is mended on the last page", async (editor) => {
  const { window } = editor;
  const title = `Create Image · Lab · ${stopped}`;
  const before = simulator().world.state;
  change((state) => {
    const last = state.images.at(-1);
    assert.ok(last);
    return { ...state, images: [...state.images, { ...last, id: "img-rival", name: "rival" }] };
  });
  await window.menu.choose(window.instances.row(stopped), "Create Image…");
  await window.quick.asks(title, "1/3");
  await window.quick.type("rival");
  await window.quick.says("An image of that name exists already.");
  change(() => before);
  await window.quick.answer("rival ");
  await window.quick.asks(title, "2/3");
  await window.quick.answer("");
  await window.quick.asks(title, "3/3");
  await window.quick.showsRow(/An image named rival exists already\. stops this · Choose Another Name/);
  await window.quick.choose("An image named rival exists already.");
  await window.quick.says("What is the image called?");
  await window.quick.answer("mended");
  await window.quick.showsRow(/The name is free\. ok/);
  await window.quick.showsRow(/^mended image name/m);
  await window.quick.escape();
});

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
      await window.quick.showsRow(/^Create Image\n {4}The guest is asked to shut down\./);
      await window.quick.escape();
    },
  );
});

story("the cloud may be silent: the last page warns, and lets the person decide", async (editor) => {
  const { window } = editor;
  const error = { kind: "error", code: "InternalError" } as const;
  const looks = ["DescribeInstances", "DescribeInstancesDeniedActions", "DescribeConfig", "DescribeModule"];
  for (const action of looks) simulator().faults.add(action, error, "all");
  try {
    await walk(editor, stopped);
    await window.quick.showsRow(/Whether the instance is ready could not be checked just now\..* warning/);
    await window.quick.showsRow(/Permission could not be checked in advance\. note/);
    await window.quick.showsRow(/^Create Image\n/);
    await window.quick.escape();
  } finally {
    simulator().faults.clear();
  }
});

const warnings: readonly (readonly [
  what: string,
  tell: Parameters<typeof walk>[1],
  answers: Parameters<typeof walk>[2],
  line: RegExp,
])[] = [
  [
    "data disks stay out",
    "image-will-fail",
    {},
    /1 data disk\(s\) will not be in the image: only the system disk is\. warning\n {4}Take them out of \/etc\/fstab/,
  ],
  [
    "Windows wants Sysprep",
    "游戏大厅 Windows",
    { power: gracefully },
    /Windows: run Sysprep first if the machine is in a domain\. warning/,
  ],
  ["it expires soon", "cdn-chongqing-2", { power: gracefully }, /Instance cdn-chongqing-2 expires at .*\. warning/],
  [
    "power is forced off",
    "live-player-01",
    { power: "Force power off" },
    /Power is forced off: unsaved data may be lost\. warning · Choose Power Plan/,
  ],
  [
    "the name is long",
    stopped,
    { name: "a name of more than twenty" },
    /Longer than 20 characters: .* warning · Choose Another Name/,
  ],
  [
    "the description is long",
    stopped,
    { about: "d".repeat(61) },
    /Longer than 60 characters: .* warning · Change Description/,
  ],
];

for (const [what, instance, answers, line] of warnings) {
  story(`the last page warns that ${what}`, async (editor) => {
    await walk(editor, instance, answers);
    await editor.window.quick.showsRow(line);
    await editor.window.quick.showsRow(/^Create Image\n/);
    await editor.window.quick.escape();
  });
}

story("the last page warns of a system disk above the documented size", async (editor) => {
  const { window } = editor;
  await meanwhile(
    () => change((state) => ({ ...state, largestImageGb: 20 })),
    async () => {
      await walk(editor, stopped);
      await window.quick.showsRow(/The system disk has 50 GB; images up to 20 GB are documented\. warning/);
      await window.quick.escape();
    },
  );
});

story("the last page tells which modules use the image the instance runs", async (editor) => {
  await walk(editor, stopped);
  await editor.window.quick.showsRow(/New instances of module .*网关.* come from the image this instance runs.* note/);
  await editor.window.quick.escape();
});

story("an instance of which an image is being made gets no second one", async (editor) => {
  const { window } = editor;
  await walk(editor, stopped, { name: "first" });
  await window.quick.choose("Create Image");
  await window.toasts.says(/Image first of .*: image is being made/);
  await walk(editor, stopped, { name: "second" });
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

story("a busy instance is waited for, and then the wizard opens with its answers", async (editor) => {
  const { window } = editor;
  changeInstance(stopped, { latestOperation: "ResetInstances", latestOperationState: "OPERATING" });
  await walk(editor, stopped, { name: "patient" });
  await window.quick.choose("No image can be made of it now");
  await window.toasts.says(/Waiting until 网关-深圳-备 settles/);
  changeInstance(stopped, { latestOperationState: "SUCCESS" });
  await window.quick.asks(`Create Image · Lab · ${stopped}`, "1/3");
  assert.equal(await window.quick.value(), "patient");
  await window.quick.escape();
});
