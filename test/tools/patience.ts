import { setTimeout as wait } from "node:timers/promises";
import { measureMachine, slowness } from "./machineSpeed.ts";

const goodFor = 15_000;

let slowest = 1;
let measuredAt = -Infinity;

/**
 * A limit for something that may take so many milliseconds on a machine that is idle: longer on one that is slow or busy.
 * The machine is measured again and again, and the worst counts, for what was slow once may be so again.
 */
export function patience(milliseconds: number): number {
  if (performance.now() - measuredAt > goodFor) {
    slowest = Math.max(slowest, slowness(measureMachine()));
    measuredAt = performance.now();
  }
  return Math.round(milliseconds * slowest);
}

/** Gives what is awaited. Throws an error that names it once it has taken longer than our patience for so many milliseconds. */
export async function within<T>(milliseconds: number, what: string, awaited: Promise<T>): Promise<T> {
  const limit = patience(milliseconds);
  const done = new AbortController();
  const late = wait(limit, undefined, { signal: done.signal }).then(() => {
    throw new Error(`Waited ${Math.round(limit / 1000)} s for ${what}, in vain.`);
  });
  return Promise.race([awaited, late]).finally(() => done.abort());
}
