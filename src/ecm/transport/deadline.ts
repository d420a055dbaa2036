import type { Clock } from "../../base/clock.ts";

/** The work took longer than its deadline. */
export class DeadlineExceeded extends Error {
  override readonly name = "DeadlineExceeded";
}

/**
 * Passes `work` a signal that is aborted with the caller's signal or after `milliseconds`, whichever comes first.
 * Throws the signal's reason or `DeadlineExceeded` accordingly. Unlike `AbortSignal.timeout`, it follows `clock`.
 */
export async function withDeadline<T>(
  clock: Clock,
  milliseconds: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const done = new AbortController();
  const deadline = deadlineSignal(clock, milliseconds, done.signal);
  try {
    return await work(AbortSignal.any([signal, deadline]));
  } catch (error) {
    signal.throwIfAborted();
    deadline.throwIfAborted();
    throw error;
  } finally {
    done.abort();
  }
}

function deadlineSignal(clock: Clock, milliseconds: number, done: AbortSignal): AbortSignal {
  const deadline = new AbortController();
  const exceed = () => deadline.abort(new DeadlineExceeded(`No answer within ${milliseconds / 1000} seconds.`));
  void clock.sleep(milliseconds, done).then(exceed, () => undefined);
  return deadline.signal;
}
