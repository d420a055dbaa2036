/** Continues a wizard from a button. It may hold typed keys, so its content cannot be printed or stored. */
export class Continuation {
  readonly #go: () => Promise<void>;

  constructor(go: () => Promise<void>) {
    this.#go = go;
  }

  go(): Promise<void> {
    return this.#go();
  }
}
