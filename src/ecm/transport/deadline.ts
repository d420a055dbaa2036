import type { Clock } from "../../base/clock.ts";

/** The work took longer than it was given. */
export class DeadlinePassed extends Error {
  override readonly name = "DeadlinePassed";
}

/**
 * Gives `work` a signal that is aborted with the caller's or after `milliseconds`, whichever comes first.
 * Throws the signal's reason in the one case, `DeadlinePassed` in the other.
 */
export async function withDeadline<T>(
  clock: Clock,
  milliseconds: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const done = new AbortController();
  const late = abortAfter(clock, milliseconds, done.signal);
  try {
    return await work(AbortSignal.any([signal, late]));
  } catch (error) {
    signal.throwIfAborted();
    late.throwIfAborted();
    throw error;
  } finally {
    done.abort();
  }
}

function abortAfter(clock: Clock, milliseconds: number, done: AbortSignal): AbortSignal {
  const late = new AbortController();
  const ring = () => late.abort(new DeadlinePassed(`No answer within ${milliseconds / 1000} seconds.`));
  void clock.sleep(milliseconds, done).then(ring, () => undefined);
  return late.signal;
}
