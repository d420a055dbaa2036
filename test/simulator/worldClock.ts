/** The world's clock: a real one that can be moved on, sped up and, with a speed of 0, stopped. */
export class WorldClock {
  readonly #base: { now(): number };
  #speed: number;
  #since: number;
  #at: number;

  constructor(base: { now(): number }, speed = 1) {
    this.#base = base;
    this.#speed = speed;
    this.#since = base.now();
    this.#at = this.#since;
  }

  now(): number {
    return this.#at + (this.#base.now() - this.#since) * this.#speed;
  }

  advance(milliseconds: number): void {
    this.#at += milliseconds;
  }

  set speed(speed: number) {
    this.#at = this.now();
    this.#since = this.#base.now();
    this.#speed = speed;
  }
}
