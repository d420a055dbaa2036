import assert from "node:assert/strict";
import { storiesIn } from "./stories.ts";

const story = storiesIn();

story("two windows on one profile both show ECM", async (editor) => {
  const other = await editor.openWindow();
  for (const window of [editor.window, other]) {
    await window.page.bringToFront();
    await window.workbench.openContainer("ECM");
    assert.match(await window.instances.welcome(), /Add Account/);
  }
  assert.equal(editor.extensionHosts().length, 2);
  await other.page.close();
});

story("after a crash of the extension host a reload brings ECM back", async (editor) => {
  const { window } = editor;
  await window.page.bringToFront();
  await editor.crash();
  await window.workbench.openContainer("ECM");
  assert.match(await window.instances.welcome(), /Add Account/);
});
