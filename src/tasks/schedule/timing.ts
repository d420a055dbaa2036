import { backoff } from "../../base/backoff.ts";
const minute = 60_000;

/** The longest pause between two looks or tries, in milliseconds. */
export const longestPauseMs = 3 * minute;

/** How long to wait before a call that was surely not executed is sent again, in milliseconds: 2 s, doubling to a minute. */
export const retryPause = backoff({ first: 2000, longest: minute });

/**
 * The pause between two looks at something that has lasted `age` milliseconds: 3 s at first, longer as it lasts, four
 * times longer while no window has the focus. `random` (0 to 1) spreads windows and machines apart.
 */
export function pollPause(age: number, focused: boolean, random: number): number {
  const steady = Math.min(3000 + age / 20, minute / 2);
  return steady * (focused ? 1 : 4) * (0.9 + random / 5);
}

/** A clock that was set back by less than this counts as not moved, in milliseconds. */
const jitterMs = 60_000;

/**
 * Milliseconds since `since`. Infinite if the clock was set back meanwhile: one look too many does no harm, waiting for
 * days does.
 */
export function elapsed(since: number, now: number): number {
  if (now >= since) return now - since;
  return since - now < jitterMs ? 0 : Number.POSITIVE_INFINITY;
}
