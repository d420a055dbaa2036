import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { manyInstances } from "../simulator/manyInstances.ts";
import { startSimulator } from "../simulator/startSimulator.ts";
import { atTheEnd } from "./atTheEnd.ts";
import { addAccount, cloud } from "./cloud.ts";
import type { Editor } from "./editor.ts";
import { settles } from "./pages/settled.ts";
import { Settings } from "./pages/settings.ts";

const { story } = cloud({ height: 1600 });

/** Another cloud, which accepts the same keys and has fewer instances. */
const other = await startSimulator({ world: manyInstances(3, Date.now()) });
atTheEnd("the other simulator", () => other.stop());

/** Edits the setting as a user does, and closes the settings once it is saved. */
async function setEndpoint({ window: { page }, profile }: Editor, url: string): Promise<void> {
  const settings = new Settings(page);
  await settings.type("ecm.endpoint", url);
  const saved = async () => readFileSync(join(profile.userData, "User/settings.json"), "utf8");
  await settles(page, saved, (text) => assert.ok(text.includes(url), text));
  await settings.close();
}

story(
  "setUp: an account is added; another endpoint in the settings is used at once, without a reload",
  async (editor) => {
    const { window } = editor;
    await window.workbench.openContainer("ECM");
    await addAccount(editor);
    await window.instances.showsRow(/Lab China site · 24 instances/);
    await setEndpoint(editor, other.url);
    await window.instances.showsRow(/Lab China site · 3 instances/);
    await window.instances.showsRow(/edge-00001/);
  },
);

story("an endpoint that must not receive signed requests is refused in the row of its account", async (editor) => {
  const { window } = editor;
  await setEndpoint(editor, "http://ecm.example.com");
  await window.instances.showsRow(/ecm\.endpoint must be an https address/);
  await setEndpoint(editor, other.url);
  await window.instances.showsRow(/Lab China site · 3 instances/);
});
