import assert from "node:assert/strict";
import { test } from "node:test";
import { elapsed, pollPause, retryPause } from "../../../../src/tasks/schedule/timing.ts";

const seconds = (milliseconds: number) => Math.round(milliseconds / 100) / 10;

test("looks come every 3 s at first, rarer as it lasts, and four times rarer while nobody looks", () => {
  const ages = [0, 60_000, 300_000, 540_000, 3_600_000];
  assert.deepEqual(
    ages.map((age) => seconds(pollPause(age, true, 0.5))),
    [3, 6, 18, 30, 30],
  );
  assert.equal(seconds(pollPause(0, false, 0.5)), 12);
  assert.deepEqual([seconds(pollPause(0, true, 0)), seconds(pollPause(0, true, 1))], [2.7, 3.3]);
});

test("a call that was put off is sent again after 2 s, then ever later up to a minute", () => {
  assert.deepEqual([0, 1, 2, 3, 4, 5, 20].map(retryPause).map(seconds), [2, 4, 8, 16, 32, 60, 60]);
});

test("a duration is measured by the clock, and counts as long enough once the clock was set back", () => {
  assert.equal(elapsed(1000, 4000), 3000);
  assert.equal(elapsed(4000, 3900), 0);
  assert.equal(elapsed(3_600_000, 0), Number.POSITIVE_INFINITY);
});
