import assert from "node:assert/strict";
import { test } from "node:test";
import { Editor } from "./editor.ts";

test("an editor whose browser does not start leaves no server behind, which would keep the tests from ending", async () => {
  process.env["CHROMIUM_PATH"] = "/nowhere/chromium";
  await assert.rejects(Editor.start({}), /nowhere/);
  assert.equal(process.getActiveResourcesInfo().includes("ProcessWrap"), false);
});
