/**
 * Where a button goes on with what was typed before. Typed keys may be part of that, so it lives in memory only, and
 * whatever prints or stores it gets to see nothing.
 */
export class Continuation {
  readonly #go: () => Promise<void>;

  constructor(go: () => Promise<void>) {
    this.#go = go;
  }

  go(): Promise<void> {
    return this.#go();
  }
}
