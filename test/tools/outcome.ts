import { stripVTControlCharacters } from "node:util";

/** How many tests passed, and how many failed. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

/** Reads the outcome of a program from its exit code and output. */
export type Count = (code: number, text: string) => Outcome;

/** A check counts as one test. */
export const countCheck: Count = (code) => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** Reads the closing lines of Node's test runner. A file may skip all of its tests. */
export const countNodeTests: Count = (code, text) => {
  const counted = { passed: lastNumber(text, /^ℹ pass (\d+)/gm), failed: nodeFailures(text) };
  return code === 0 && lastNumber(text, /^ℹ skipped (\d+)/gm) > 0 ? counted : trusted(code, counted);
};

const nodeFailures = (text: string): number =>
  lastNumber(text, /^ℹ fail (\d+)/gm) + lastNumber(text, /^ℹ cancelled (\d+)/gm);

/** Reads the closing lines of mocha. */
export const countMochaTests: Count = (code, text) =>
  trusted(code, { passed: lastNumber(text, /^ *(\d+) passing/gm), failed: lastNumber(text, /^ *(\d+) failing/gm) });

function lastNumber(text: string, pattern: RegExp): number {
  return Number([...stripVTControlCharacters(text).matchAll(pattern)].at(-1)?.[1] ?? 0);
}

// A runner that crashed or ran nothing has failed, even without a failed test.
function trusted(code: number, counted: Outcome): Outcome {
  const silent = counted.failed === 0 && (code !== 0 || counted.passed === 0);
  return silent ? { ...counted, failed: 1 } : counted;
}

export const sum = (outcomes: readonly Outcome[]): Outcome => ({
  passed: outcomes.reduce((total, { passed }) => total + passed, 0),
  failed: outcomes.reduce((total, { failed }) => total + failed, 0),
});
