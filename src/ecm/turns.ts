import { setImmediate } from "node:timers/promises";

/** Spreads work that arrives all at once over as many rounds of the event loop, so that nobody else has to wait. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** Resolves in a round of the event loop that no other turn has. */
  next(): Promise<unknown> {
    this.#last = this.#last.then(() => setImmediate());
    return this.#last;
  }
}
