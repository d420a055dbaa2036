import type { Stop } from "./stop.ts";

/** Tells listeners that something is different now. What it is, they look up themselves. */
export class Changes {
  readonly #listeners = new Set<() => void>();

  on(listener: () => void): Stop {
    const mine = () => listener();
    this.#listeners.add(mine);
    return { dispose: () => void this.#listeners.delete(mine) };
  }

  fire(): void {
    for (const listener of this.#listeners) listener();
  }
}
