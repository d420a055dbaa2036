/** Tells listeners that something is different now. What it is, they look up themselves. */
export class Emitter {
  readonly #listeners = new Set<() => void>();
  readonly #complain: (error: unknown) => void;

  /** `complain` is told what a listener throws; without it whoever runs the program is. */
  constructor(complain: (error: unknown) => void = throwLater) {
    this.#complain = complain;
  }

  on(listener: () => void): Disposable {
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

/** Something that runs until it is disposed of, in the shape VS Code expects. */
export interface Disposable {
  dispose(): void;
}

/** Resolves as soon as `isOver` holds: at once, or when a change brings it about. */
export function waitUntil(changed: Pick<Emitter, "on">, isOver: () => boolean): Promise<void> {
  return new Promise((done) => {
    const listener = changed.on(() => look());
    const look = () => {
      if (!isOver()) return;
      listener.dispose();
      done();
    };
    look();
  });
}
