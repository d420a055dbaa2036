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

  /** Moves on and wakes whoever has slept long enough, one after the other. */
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

  /** The machine slept, or somebody set its clock: time is another, and nobody was woken on the way. */
  jump(milliseconds: number): void {
    this.#now += milliseconds;
  }
}

/** Lets everything that waits for nothing but its turn, or a file of this computer, have it. */
export const quiet = (): Promise<void> =>
  new Promise((done) => {
    // A promise for each turn would be most of what the stories' computer does.
    const next = (turn: number): void => {
      if (turn === 8) done();
      else setImmediate(() => next(isReading() ? 0 : turn + 1));
    };
    next(0);
  });

/** Whether a file is being read or written: that takes real time, which no clock moved by hand can wait for. */
const isReading = () => process.getActiveResourcesInfo().some((resource) => resource.startsWith("FSReq"));
