import { isThrottled } from "./errors.ts";
import type { Failure } from "./failure.ts";

const mostTries = 4;

/**
 * Milliseconds to wait before a call is sent again after its `tries`-th failure; undefined when it must not be.
 * A call that changes something is sent again only if it was turned away unread. `chance` lies between 0 and 1.
 */
export function pauseAfter(failure: Failure, tries: number, changes: boolean, chance: number): number | undefined {
  const may = changes ? isThrottled(failure) && failure.executed === "no" : failure.passing;
  if (!may || tries >= mostTries) return undefined;
  const first = isThrottled(failure) ? 1000 : 300;
  return first * 2 ** (tries - 1) * (0.5 + chance);
}
