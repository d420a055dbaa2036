import { parseArgs } from "node:util";
import fc from "fast-check";
import { promises } from "./fuzz/properties.ts";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "10000" },
    seed: { type: "string" },
    help: { type: "boolean", default: false },
  },
});

const usage = `npm run test:fuzz -- [--runs 10000] [--seed N]

  --runs  how many inputs each promise is tried with
  --seed  the same inputs again`;

/** Tries to break every promise, and prints the smallest input that does. */
async function main(): Promise<void> {
  const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
  console.log(`${values.runs} inputs each, seed ${seed}`);
  for (const { says, property } of promises) {
    const start = performance.now();
    const result = await fc.check<[unknown]>(property, { numRuns: Number(values.runs), seed });
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`${result.failed ? "broken" : "holds "}  ${seconds} s  ${says}`);
    if (!result.failed) continue;
    console.log(fc.stringify(result.counterexample), String(result.errorInstance));
    process.exitCode = 1;
  }
}

if (values.help) console.log(usage);
else await main();
