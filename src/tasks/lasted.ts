/** A clock that was set back by less than this counts as one that stood still. */
const jitterMs = 60_000;

/**
 * How long something that began at `since` has lasted, in milliseconds. After somebody has set the clock back that is
 * unknown, and counts as long enough for everything: a look too many does no harm, waiting for days does.
 */
export function lasted(since: number, now: number): number {
  if (now >= since) return now - since;
  return since - now < jitterMs ? 0 : Number.POSITIVE_INFINITY;
}
