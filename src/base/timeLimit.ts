import type { Clock } from "./clock.ts";

/** Rejects if the work takes longer than `milliseconds`. The work itself goes on, and its late end is ignored. */
export async function withTimeLimit<T>(
  work: Promise<T>,
  milliseconds: number,
  clock: Pick<Clock, "sleep">,
): Promise<T> {
  const over = new AbortController();
  const late = clock
    .sleep(milliseconds, over.signal)
    .then(() => Promise.reject(new Error(`There was no answer within ${milliseconds / 1000} s.`)));
  try {
    return await Promise.race([work, late]);
  } finally {
    over.abort();
    late.catch(() => undefined);
  }
}
