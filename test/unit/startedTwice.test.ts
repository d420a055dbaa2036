import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { startedTwice } from "../tools/startedTwice.ts";

/** A start that fails so many times first, and what is logged meanwhile. */
function starting(context: TestContext, failures: number) {
  const said: string[] = [];
  context.mock.method(console, "error", (what: unknown) => void said.push(String(what)));
  let starts = 0;
  const start = async (): Promise<number> => {
    starts += 1;
    if (starts <= failures) throw new Error(`No ${starts}.\nIts log.`);
    return starts;
  };
  return { said, start };
}

test("a start that works is made once, and logs nothing", async (context) => {
  const { said, start } = starting(context, 0);
  assert.equal(await startedTwice("The editor", start), 1);
  assert.deepEqual(said, []);
});

test("a start that fails is made once more, and logs so and why", async (context) => {
  const { said, start } = starting(context, 1);
  assert.equal(await startedTwice("The editor", start), 2);
  assert.deepEqual(said, ["Error: No 1.\nIts log.", "The editor did not start (No 1); it is started once more."]);
});

test("a start that fails a second time has failed", async (context) => {
  await assert.rejects(startedTwice("The editor", starting(context, 2).start), /No 2/);
});
