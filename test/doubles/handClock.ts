import type { Clock } from "../../src/base/clock.ts";

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** A clock that stands still until it is moved by hand. */
export class HandClock implements Clock {
  #now: number;
  readonly #sleepers = new Set<Sleeper>();

  constructor(now = Date.UTC(2026, 10, 24, 2, 0, 0)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason as Error);
      const end = () => {
        this.#sleepers.delete(sleeper);
        reject(signal.reason as Error);
      };
      const wake = () => {
        signal.removeEventListener("abort", end);
        resolve();
      };
      const sleeper = { at: this.#now + milliseconds, wake };
      this.#sleepers.add(sleeper);
      signal.addEventListener("abort", end, { once: true });
    });
  }

  /** Moves the clock on and wakes the sleepers whose time has come, one after the other. */
  async advance(milliseconds: number, settled = quiet): Promise<void> {
    const end = this.#now + milliseconds;
    for (;;) {
      const [next] = [...this.#sleepers].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at);
      if (!next) break;
      this.#now = Math.max(this.#now, next.at);
      this.#sleepers.delete(next);
      next.wake();
      await settled();
    }
    this.#now = end;
    await settled();
  }

  /** Sets the clock without waking any sleeper, as when the machine slept or its clock was set. */
  jump(milliseconds: number): void {
    this.#now += milliseconds;
  }
}

/** Lets everything run that waits for nothing but the event loop, or a file of this computer. */
export const quiet = (): Promise<void> =>
  new Promise((done) => {
    // A promise for each turn would take most of the stories' time.
    const next = (turn: number): void => {
      if (turn === 8) done();
      else setImmediate(() => next(isReading() ? 0 : turn + 1));
    };
    next(0);
  });

/** Whether a file is being read or written, which takes real time. */
const isReading = () => process.getActiveResourcesInfo().some((resource) => resource.startsWith("FSReq"));
