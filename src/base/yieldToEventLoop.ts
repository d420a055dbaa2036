import { setImmediate } from "node:timers/promises";

/** Does something with each item, a few at a time, and lets everything else have its turn in between. */
export async function mapInChunks<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Result,
  size = 200,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += size) {
    for (const item of items.slice(start, start + size)) results.push(work(item));
    await setImmediate();
  }
  return results;
}

/** Spreads work that arrives all at once over as many rounds of the event loop, so that nobody else has to wait. */
export class EventLoopTurns {
  #last: Promise<unknown> = Promise.resolve();

  /** Resolves in a round of the event loop that no other turn has. */
  next(): Promise<unknown> {
    this.#last = this.#last.then(() => setImmediate());
    return this.#last;
  }
}
