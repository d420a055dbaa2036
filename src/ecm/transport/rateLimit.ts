import PQueue from "p-queue";
import { callsPerSecond } from "../limits.ts";

/** A second, and what a timer may be early. */
const secondMs = 1010;

/** Lets each action start no more often than the API allows, however long its calls are on their way. */
export class RateLimiter {
  readonly #queues = new Map<string, PQueue>();

  /**
   * Resolves when the action may be sent, with what to call once it is answered: the cloud has counted it by then, and
   * a second later it counts no more. Rejects with the signal's reason if that comes first.
   */
  async turn(action: string, signal: AbortSignal): Promise<() => void> {
    let answered = (): void => undefined;
    const counts = new Promise<void>((end) => {
      answered = () => void setTimeout(end, secondMs);
    });
    await start(this.#queueFor(action), counts, signal);
    return answered;
  }

  #queueFor(action: string): PQueue {
    const known = this.#queues.get(action);
    if (known) return known;
    const queue = new PQueue({ concurrency: callsPerSecond });
    this.#queues.set(action, queue);
    return queue;
  }
}

/** Resolves when the queue has a place, which is taken until `left`. The signal ends the waiting, not the place. */
async function start(queue: PQueue, left: Promise<void>, signal: AbortSignal): Promise<void> {
  // A signal of its own for each turn, because a queue of hundreds would overload one signal with listeners.
  const own = AbortSignal.any([signal]);
  const waiting = new AbortController();
  const stop = () => waiting.abort(signal.reason);
  if (own.aborted) stop();
  own.addEventListener("abort", stop, { once: true });
  await new Promise<void>((resolve, reject) => {
    const enter = () => {
      own.removeEventListener("abort", stop);
      resolve();
      return left;
    };
    queue.add(enter, { signal: waiting.signal }).catch(reject);
  });
}
