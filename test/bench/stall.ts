import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";

/** Measures the longest time for which work blocks the event loop, in milliseconds. */
export async function longestStall(work: () => Promise<void>): Promise<number> {
  const monitor = monitorEventLoopDelay({ resolution: 1 });
  monitor.enable();
  await work();
  // The last block shows only in the next turn of the loop.
  await wait(10);
  monitor.disable();
  return monitor.max / 1e6;
}

/** The heap in use after a garbage collection, in megabytes. */
export function heapMb(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}
