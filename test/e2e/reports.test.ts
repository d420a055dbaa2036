import assert from "node:assert/strict";
import { addAccount, cloud } from "./cloud.ts";
import { shoot } from "./evidence.ts";

const { story } = cloud({ height: 1600 });

story("setUp: an account is added; a report is read in a tab with a name, in lines that fit", async (editor) => {
  const { window } = editor;
  await window.workbench.openContainer("ECM");
  await addAccount(editor);
  await window.menu.choose(window.instances.row("China site"), "Test Connection");
  const text = await window.document.says("Connection of account Lab");
  assert.equal(await window.document.tab(), "Connection · Lab");
  assert.deepEqual(
    text.split("\n").filter((line) => line.length > 90),
    [],
  );
  await shoot(window.page, "connection-report");
});

story("after a reload VS Code does not restore a report's tab, so that none shows an error", async ({ window }) => {
  await window.workbench.reload();
  assert.deepEqual(await window.document.tabs(), []);
});
