/** Works on all items at once. As soon as one fails the others are stopped, and its error is thrown. */
export async function together<Item, T>(
  items: readonly Item[],
  signal: AbortSignal,
  work: (item: Item, signal: AbortSignal, index: number) => Promise<T>,
): Promise<T[]> {
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  try {
    return await Promise.all(items.map((item, index) => work(item, either, index)));
  } catch (error) {
    stop.abort();
    throw error;
  }
}
