import PQueue from "p-queue";
import { callsPerSecond } from "../limits.ts";

/** One second, and a margin because timers may fire early. */
const windowMs = 1010;

/** Keeps the calls of each action within the API's rate limit, however long they take. */
export class RateLimiter {
  readonly #queues = new Map<string, PQueue>();

  /**
   * Resolves with a release function once a slot is free. Call it when the response arrives: the API has counted the
   * call by then, and the slot is freed one second later. Rejects with the signal's reason if that comes first.
   */
  async acquire(action: string, signal: AbortSignal): Promise<() => void> {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = () => void setTimeout(resolve, windowMs);
    });
    await enterQueue(this.#queueFor(action), released, signal);
    return release;
  }

  #queueFor(action: string): PQueue {
    const known = this.#queues.get(action);
    if (known) return known;
    const queue = new PQueue({ concurrency: callsPerSecond });
    this.#queues.set(action, queue);
    return queue;
  }
}

/** Resolves once the queue has a free slot and keeps it until `released`. The signal ends the wait, not the slot. */
async function enterQueue(queue: PQueue, released: Promise<void>, signal: AbortSignal): Promise<void> {
  // Each waiting call gets a signal of its own: hundreds of listeners on one signal would trigger a leak warning.
  const own = AbortSignal.any([signal]);
  const waiting = new AbortController();
  const stopWaiting = () => waiting.abort(signal.reason);
  if (own.aborted) stopWaiting();
  own.addEventListener("abort", stopWaiting, { once: true });
  await new Promise<void>((resolve, reject) => {
    const holdSlot = () => {
      own.removeEventListener("abort", stopWaiting);
      resolve();
      return released;
    };
    queue.add(holdSlot, { signal: waiting.signal }).catch(reject);
  });
}
