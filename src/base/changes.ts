import type { Stop } from "./stop.ts";

/** Tells listeners that something is different now. What it is, they look up themselves. */
export class Changes {
  readonly #listeners = new Set<() => void>();
  readonly #complain: (error: unknown) => void;

  /** `complain` is told what a listener throws; without it whoever runs the program is. */
  constructor(complain: (error: unknown) => void = throwLater) {
    this.#complain = complain;
  }

  on(listener: () => void): Stop {
    const mine = () => listener();
    this.#listeners.add(mine);
    return { dispose: () => void this.#listeners.delete(mine) };
  }

  /** Never throws: what has changed is true, whatever a listener makes of it. */
  fire(): void {
    for (const listener of this.#listeners) {
      try {
        listener();
      } catch (error) {
        this.#complain(error);
      }
    }
  }
}

const throwLater = (error: unknown): void =>
  void setImmediate(() => {
    throw error;
  });
