import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { Emitter } from "../../../src/base/events.ts";
import { waitUntil } from "../../../src/base/events.ts";

test("a listener that throws keeps no other from being called, and its error is reported", () => {
  const heard: string[] = [];
  const changes = new Emitter((error) => heard.push(String(error)));
  changes.event(() => {
    throw new Error("The view is gone.");
  });
  changes.event(() => heard.push("another listener"));
  changes.fire();
  assert.deepEqual(heard, ["Error: The view is gone.", "another listener"]);
});

test("waiting ends with the change that fulfils the condition, and at once if it is fulfilled already", async () => {
  const changes = new Emitter();
  let isOver = false;
  const waits = waitUntil(changes.event, () => isOver).then(() => "over");
  changes.fire();
  assert.equal(await Promise.race([waits, setImmediate("waiting")]), "waiting");
  isOver = true;
  assert.equal(
    await Promise.race([waitUntil(changes.event, () => isOver).then(() => "over"), setImmediate("waiting")]),
    "over",
  );
  changes.fire();
  assert.equal(await waits, "over");
});
