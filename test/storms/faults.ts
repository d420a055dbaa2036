import { parseArgs } from "node:util";
import fc from "fast-check";
import { faultsOf } from "./faults/run.ts";
import { schedules } from "./faults/schedule.ts";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "10000" },
    seed: { type: "string" },
    without: { type: "string" },
    help: { type: "boolean", default: false },
  },
});

const usage = `npm run test:faults -- [--runs 10000] [--seed N] [--without sending]

  --runs     how many random schedules of faults are carried out
  --seed     the same schedules again
  --without  shows what an entry of the journal is for: runs as if it were never written`;

/** Carries out every schedule, and tells which broke a promise; the smallest of them as data. */
async function main(): Promise<void> {
  const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
  const numRuns = Number(values.runs);
  const without = values.without === "sending" ? "sending" : undefined;
  console.log(`${numRuns} schedules, seed ${seed}`);
  const start = performance.now();
  const broken = new Map<string, number>();
  let bad = 0;
  for (const schedule of fc.sample(schedules, { numRuns, seed })) {
    const faults = await faultsOf(schedule, without);
    if (faults.length > 0) bad += 1;
    for (const fault of new Set(faults.map(kindOf))) broken.set(fault, (broken.get(fault) ?? 0) + 1);
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${bad} of them broke a promise, in ${seconds} s`);
  for (const [fault, count] of [...broken].toSorted((a, b) => b[1] - a[1])) console.log(`  ${count}  ${fault}`);
  if (bad > 0) await showSmallest(seed, numRuns, without);
  process.exitCode = bad === 0 ? 0 : 1;
}

const kindOf = (fault: string): string =>
  fault.replaceAll(/^[\w-]+: |\d+/g, (part) => (part.endsWith(": ") ? "" : "n"));

async function showSmallest(seed: number, numRuns: number, without: "sending" | undefined): Promise<void> {
  const property = fc.asyncProperty(schedules, async (schedule) => {
    const faults = await faultsOf(schedule, without);
    if (faults.length > 0) throw new Error(faults.join("\n"));
  });
  const { counterexample, errorInstance } = await fc.check(property, {
    seed,
    numRuns,
    interruptAfterTimeLimit: 60_000,
  });
  console.log(JSON.stringify(counterexample, undefined, 1));
  console.log(String(errorInstance));
}

if (values.help) console.log(usage);
else await main();
