/** Does one piece of work after the other, in the order they came. */
export class SerialQueue {
  #latest: Promise<unknown> = Promise.resolve();

  /** Gives what the work gives; that an earlier one failed matters to nobody else. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#latest.then(work);
    this.#latest = mine.catch(() => undefined);
    return mine;
  }
}
