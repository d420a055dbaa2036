import assert from "node:assert/strict";
import { test } from "node:test";
import { usually } from "../../../../src/view/text/time.ts";

test("a usual duration is given in whole minutes", () => {
  assert.deepEqual([20_000, 50_000, 150_000].map(usually), [
    "usually less than a minute",
    "usually about a minute",
    "usually about 3 minutes",
  ]);
});
