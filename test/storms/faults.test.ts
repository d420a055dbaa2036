import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { faultsOf } from "./faults/run.ts";
import { schedules } from "./faults/schedule.ts";

test("whatever breaks, a request makes one image at most, power comes back, and every end is announced once", async () => {
  const property = fc.asyncProperty(schedules, async (schedule) => {
    assert.deepEqual(await faultsOf(schedule), []);
  });
  await fc.assert(property, { numRuns: 500 });
});

test("a call that is recorded only after it was made is sent twice in some storm", async () => {
  const found = await Promise.all(
    fc.sample(schedules, { numRuns: 300, seed: 1 }).map((one) => faultsOf(one, "sending")),
  );
  assert.match(found.flat().join("\n"), /sent 2 times, allowed 1/);
});
