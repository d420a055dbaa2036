import { setTimeout as wait } from "node:timers/promises";
import { measureMachine, slowness } from "./machineSpeed.ts";

const goodFor = 15_000;

let slowest = 1;
let measuredAt = -Infinity;

/**
 * Extends a time limit of an idle machine, in milliseconds, for one that is slow or busy. The machine is measured again
 * and again, and the slowest result counts, because it may become slow again.
 */
export function patience(milliseconds: number): number {
  if (performance.now() - measuredAt > goodFor) {
    slowest = Math.max(slowest, slowness(measureMachine()));
    measuredAt = performance.now();
  }
  return Math.round(milliseconds * slowest);
}

/** Awaits a result. Throws an error that names it once the patience for so many milliseconds is over. */
export async function within<T>(milliseconds: number, what: string, awaited: Promise<T>): Promise<T> {
  const limit = patience(milliseconds);
  const done = new AbortController();
  const late = wait(limit, undefined, { signal: done.signal }).then(() => {
    throw new Error(`Waited ${Math.round(limit / 1000)} s for ${what}, in vain.`);
  });
  return Promise.race([awaited, late]).finally(() => done.abort());
}
