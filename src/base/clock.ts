import { setTimeout as wait } from "node:timers/promises";

/** The source of time. Tests move it by hand. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Waits `milliseconds`; rejects with the signal's reason as soon as it is aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** The computer's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(milliseconds, signal) {
    try {
      await wait(milliseconds, undefined, { signal });
    } catch {
      throw signal.reason;
    }
  },
};

/** China's time zone, UTC+8, in milliseconds. The API's times carry no zone and appear to be China's. */
export const chinaOffsetMs = 8 * 60 * 60_000;
