import assert from "node:assert/strict";
import { storiesIn } from "./stories.ts";

const story = storiesIn();

story("the activity bar has ECM", async ({ window }) => {
  await window.workbench.hasContainer("ECM");
});

story("opening ECM without an account shows how to add one", async ({ window }) => {
  await window.workbench.openContainer("ECM");
  assert.match(await window.instances.welcome(), /Add Account/);
});
