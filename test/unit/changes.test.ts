import assert from "node:assert/strict";
import { test } from "node:test";
import { Changes } from "../../src/base/changes.ts";

test("a listener that throws keeps the news from nobody, and its fault is told", () => {
  const heard: string[] = [];
  const changes = new Changes((error) => heard.push(String(error)));
  changes.on(() => {
    throw new Error("The view is gone.");
  });
  changes.on(() => heard.push("another listener"));
  changes.fire();
  assert.deepEqual(heard, ["Error: The view is gone.", "another listener"]);
});
