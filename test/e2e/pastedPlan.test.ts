import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { tccliFolder } from "../contract/tccliDouble.ts";
import { posixShells } from "../doubles/posixShells.ts";
import { atTheEnd } from "./atTheEnd.ts";
import { addAccount, callsOf, cloud } from "./cloud.ts";
import type { Editor } from "./editor.ts";
import { settles } from "./pages/settled.ts";
import { walkToReview } from "./walkToReview.ts";

const { story, simulator } = cloud({ height: 1600 });
const instance = "live-player-01";

/** The text that a button of the last page has copied. */
async function copied({ window: { page, quick }, context }: Editor, button: string): Promise<string> {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await quick.pressButton(button);
  const clipboard = async () => String(await page.evaluate("navigator.clipboard.readText()"));
  await settles(page, clipboard, (text) => assert.match(text, /tccli ecm CreateImage/));
  return clipboard();
}

/** Runs a text in a shell as it was copied, and returns the exit status. */
async function paste(shell: string, text: string): Promise<number> {
  const ending = { after: (end: () => unknown) => atTheEnd("tccli", end) };
  const passTime = () => simulator().simulator.clock.advance(30_000);
  const { folder } = await tccliFolder(ending, simulator(), passTime);
  const env = { ...process.env, PATH: `${folder}:${process.env["PATH"]}` };
  return new Promise((resolve) => {
    execFile(shell, ["-c", text], { env }, (error) => resolve(error ? Number(error.code) : 0));
  });
}

story("the copied plan makes the image in a shell, and leaves the machine running", async (editor) => {
  const { window } = editor;
  await window.workbench.openContainer("ECM");
  await addAccount(editor);
  const name = "it's =ls 直播";
  await walkToReview(window, { instance, name, power: /^Shut down, make the image, start again/ });
  const text = await copied(editor, "Copy as tccli");
  await window.quick.escape();
  assert.equal(callsOf(simulator(), "CreateImage"), 0);
  assert.equal(await paste(posixShells.includes("zsh") ? "zsh" : "sh", text), 0);
  const { instances, images } = simulator().world.state;
  assert.equal(instances.find((each) => each.name === instance)?.state, "RUNNING");
  assert.equal(images.find((each) => each.name === name)?.state, "NORMAL");
});
