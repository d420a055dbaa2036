import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";

/** The longest time the event loop was held while something was done, in milliseconds. */
export async function longestStall(work: () => Promise<void>): Promise<number> {
  const monitor = monitorEventLoopDelay({ resolution: 1 });
  monitor.enable();
  await work();
  // What held it last is seen only once it goes round again.
  await wait(10);
  monitor.disable();
  return monitor.max / 1e6;
}

/** The heap in use, in megabytes, after everything that can go has gone. */
export function heapMb(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}
