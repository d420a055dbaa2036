import { test } from "node:test";
import fc from "fast-check";
import { promises } from "./fuzz/properties.ts";

/** The same inputs in each run, so that a failure is the change's own. `npm run test:fuzz` tries others. */
const seed = 20_261_126;

for (const { says, property } of promises) {
  test(says, async () => {
    await fc.assert(property, { numRuns: 500, seed });
  });
}
