import assert from "node:assert/strict";
import { test } from "node:test";
import { runChild } from "../tools/childRun.ts";
import { countCheck } from "../tools/outcome.ts";

const run = (program: string, minutes: number) => runChild(process.execPath, ["-e", program], { minutes });

test("a run returns the program's exit code and all it wrote", async () => {
  const { code, text } = await run(`console.log("out"); console.error("err"); process.exitCode = 3`, 1);
  assert.equal(code, 3);
  assert.deepEqual(text.trim().split("\n").toSorted(), ["err", "out"]);
});

test("a program that hangs is ended, says so, and counts as a failure", async () => {
  const { code, text } = await run(`process.on("SIGTERM", () => process.exit()); setInterval(() => {}, 1000)`, 0.002);
  assert.match(text, /Waited \d+ s for .* to end, in vain\./);
  assert.deepEqual(countCheck(code, text), { passed: 0, failed: 1 });
});
