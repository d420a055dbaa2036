import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { pool } from "../tools/pool.ts";

test("jobs begin in their order, and never more at once than allowed", async () => {
  const begun: number[] = [];
  let [now, most] = [0, 0];
  const results = await pool(2, [1, 2, 3, 4, 5], async (job) => {
    begun.push(job);
    most = Math.max(most, ++now);
    await setImmediate();
    now -= 1;
    return job * 10;
  });
  assert.deepEqual(begun, [1, 2, 3, 4, 5]);
  assert.equal(most, 2);
  assert.deepEqual(
    results.toSorted((one, other) => one - other),
    [10, 20, 30, 40, 50],
  );
});

test("a job that fails rejects the run", async () => {
  await assert.rejects(
    pool(2, [1, 2], async (job) => Promise.reject(new Error(`job ${job}`))),
    /job 1/,
  );
});
