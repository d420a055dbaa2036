import type { Clock } from "../../base/clock.ts";
import { elapsed } from "../schedule/timing.ts";

/** The absence of something counts only after this many looks in a row. */
const fewestLooks = 3;

/** Counts how often something was missing in a row, so that one incomplete reply is not taken for the truth. */
export class Absences {
  readonly #clock: Pick<Clock, "now">;
  readonly #missing = new Map<string, { readonly since: number; readonly looks: number }>();

  constructor(clock: Pick<Clock, "now">) {
    this.#clock = clock;
  }

  /** It was there. */
  seen(what: string): void {
    this.#missing.delete(what);
  }

  /** It was missing. Returns whether that has been so in several looks, for `leastMs` milliseconds at least. */
  missed(what: string, leastMs: number): boolean {
    const { since = this.#clock.now(), looks = 0 } = this.#missing.get(what) ?? {};
    this.#missing.set(what, { since, looks: looks + 1 });
    return looks + 1 >= fewestLooks && elapsed(since, this.#clock.now()) >= leastMs;
  }
}
