import assert from "node:assert/strict";
import type { Gate } from "../simulator/latches.ts";
import { addAccount, cloud } from "./cloud.ts";
import type { Editor } from "./editor.ts";
import { settles } from "./pages/settled.ts";
import { walkToReview } from "./walkToReview.ts";

const { story, simulator } = cloud({ height: 1600 });

const running = "live-player-01";

/**
 * Requests an image with the plan that shuts the guest down and starts it again. `before` is called before the user
 * confirms, when the review page has made its own calls.
 */
async function ask({ window }: Editor, name: string, before = () => {}): Promise<void> {
  await window.palette.run("ECM: Refresh");
  await window.instances.showsRow(new RegExp(`${running} running`));
  await walkToReview(window, { instance: running, name, power: /start again/ });
  await window.quick.choose("Create Image");
  await window.dialog.message();
  before();
  await window.dialog.press("Shut Down and Create Image");
}

const powerOf = (name: string) => simulator().world.state.instances.find((each) => each.name === name)?.state;

const imagesMade = (name: string): number =>
  simulator().log.filter(
    ({ action, executed, params }) => action === "CreateImage" && executed && JSON.stringify(params).includes(name),
  ).length;

story("setUp: an account is added, and the instance runs", async (editor) => {
  const { window } = editor;
  simulator().simulator.setDurations({ stopMs: 500, startMs: 500, imageMs: 1000 });
  await window.workbench.openContainer("ECM");
  await addAccount(editor);
  await window.instances.showsRow(new RegExp(`${running} running`));
});

/** The call at which the extension host is killed. */
const moments: readonly (readonly [name: string, action: string, gate: Gate])[] = [
  ["stop-sent", "StopInstances", "before"],
  ["stop-done", "StopInstances", "after"],
  ["image-sent", "CreateImage", "before"],
  ["image-done", "CreateImage", "after"],
  ["watching", "DescribeTaskStatus", "before"],
  ["start-sent", "StartInstances", "before"],
  ["start-done", "StartInstances", "after"],
];

for (const [name, action, gate] of moments) {
  story(`the extension host is killed at ${action} (${gate}); reopened, the plan ends`, async (editor) => {
    const { window } = editor;
    const { latches } = simulator();
    await ask(editor, name, () => latches.hold(action, gate));
    await latches.held(action, gate);
    await editor.crash(() => latches.release(action, gate));
    await window.tasks.showsRow(new RegExp(`^${name} image is ready`, "m"));
    assert.equal(imagesMade(name), 1);
    assert.equal(powerOf(running), "RUNNING");
    simulator().world.change((state) => ({ ...state, images: state.images.filter((image) => image.name !== name) }));
  });
}

story("one of two windows on one profile announces the end", async (editor) => {
  const { window } = editor;
  const other = await editor.openWindow();
  await other.workbench.openContainer("ECM");
  await window.page.bringToFront();
  await ask(editor, "told-once");
  await window.toasts.says(/Image told-once of .* is ready/);
  await other.tasks.showsRow(/^told-once image is ready/m);
  const announced = await settles(
    window.page,
    async () => [...(await window.toasts.messages()), ...(await other.toasts.messages())],
    (messages) => assert.ok(messages.some((text) => /told-once/.test(text))),
  );
  assert.equal(announced.filter((text) => /told-once of .* is ready/.test(text)).length, 1);
  await other.page.close();
});
