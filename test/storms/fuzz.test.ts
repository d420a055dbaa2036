import { test } from "node:test";
import fc from "fast-check";
import { promises } from "./fuzz/properties.ts";

for (const { says, property } of promises) {
  test(says, async () => {
    await fc.assert(property, { numRuns: 500 });
  });
}
