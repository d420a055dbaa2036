/** Does something with each item, a few at a time, and lets everything else have its turn in between. */
export async function inSlices<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Result,
  size = 200,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += size) {
    for (const item of items.slice(start, start + size)) results.push(work(item));
    await new Promise((done) => setImmediate(done));
  }
  return results;
}
