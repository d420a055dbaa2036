import { setImmediate } from "node:timers/promises";

/** Maps items in chunks of `size` and yields to the event loop after each chunk. */
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

/** Spreads work that arrives all at once over several rounds of the event loop, so that it blocks nothing else. */
export class EventLoopTurns {
  #last: Promise<unknown> = Promise.resolve();

  /** Resolves in a round of the event loop of its own. */
  next(): Promise<unknown> {
    this.#last = this.#last.then(() => setImmediate());
    return this.#last;
  }
}
