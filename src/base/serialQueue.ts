/** Runs one piece of work after the other, in the order they came. */
export class SerialQueue {
  #latest: Promise<unknown> = Promise.resolve();

  /** Settles as the work does. A failure does not stop the work that comes after it. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const running = this.#latest.then(work);
    this.#latest = running.catch(() => undefined);
    return running;
  }
}
