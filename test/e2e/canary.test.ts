import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { keyMark } from "../simulator/keys.ts";
import { startSimulator } from "../simulator/startSimulator.ts";
import { noKeyIsLeftIn, placesWithKey } from "./canary.ts";
import { atTheEnd } from "./atTheEnd.ts";
import { addAccount, reaching } from "./cloud.ts";
import type { Editor } from "./editor.ts";
import { storiesIn } from "./stories.ts";
import { walkToReview } from "./walkToReview.ts";

// These stories leave a key's mark everywhere on purpose, so their editor is not searched afterwards.
const nothingIsSearched = async () => {};

const story = storiesIn(async () => {
  const simulator = await startSimulator();
  atTheEnd("the simulator", () => simulator.stop());
  return reaching(simulator, { height: 1600 });
}, nothingIsSearched);

const places = async (editor: Editor) => (await placesWithKey(editor)).map((place) => basename(place)).toSorted();

story("what the extension shows, logs and writes into its journal is searched", async (editor) => {
  const { window } = editor;
  await window.workbench.openContainer("ECM");
  await noKeyIsLeftIn(editor);
  await addAccount(editor, keyMark);
  assert.deepEqual(await places(editor), ["ECM Images.log", "accounts.json", "screen"]);
  await walkToReview(window, { account: keyMark, instance: "直播转码-03", name: "golden" });
  await window.quick.choose(/^Create Image/);
  await window.tasks.showsRow(/^golden image is being made/m);
  assert.deepEqual(await places(editor), ["ECM Images.log", "accounts.json", "screen", "tasks.jsonl"]);
  await assert.rejects(noKeyIsLeftIn(editor), /a key was left where none may be/);
});

story("the editor's own files and output are searched, and keys in another form are found there", async (editor) => {
  const { profile, context, server } = editor;
  const before = await places(editor);
  writeFileSync(join(profile.userData, "User/argv.json"), JSON.stringify({ key: btoa(`:${keyMark}`) }));
  assert.deepEqual(await places(editor), [...before, "argv.json"].toSorted());
  const talking = { log: () => `${server.log()}\nGET /?key=${keyMark}` };
  assert.ok((await placesWithKey({ profile, context, server: talking })).includes("output"));
});
