/** Something that stops when it is disposed of, in the shape VS Code expects. */
export interface Disposable {
  dispose(): void;
}

/** Subscribes a listener until the subscription is disposed of, as VS Code's events do. */
export type Event<T = void> = (listener: (data: T) => unknown) => Disposable;

/** The sending side of an event. Its owner keeps it private and shows only `event`. */
export class Emitter<T = void> {
  readonly #listeners = new Set<(data: T) => unknown>();
  readonly #onError: (error: unknown) => void;

  /** `onError` receives what a listener throws; by default it is rethrown on the event loop. */
  constructor(onError: (error: unknown) => void = rethrowLater) {
    this.#onError = onError;
  }

  readonly event: Event<T> = (listener) => {
    // A function of its own: the same listener may subscribe twice.
    const own = (data: T) => listener(data);
    this.#listeners.add(own);
    return { dispose: () => void this.#listeners.delete(own) };
  };

  /** Never throws: the change has happened, even if a listener fails. */
  fire(data: T): void {
    for (const listener of this.#listeners) {
      try {
        listener(data);
      } catch (error) {
        this.#onError(error);
      }
    }
  }
}

const rethrowLater = (error: unknown): void =>
  void setImmediate(() => {
    throw error;
  });

/** An event that fires whenever one of `events` does. */
export const anyEvent =
  (...events: readonly Event[]): Event =>
  (listener) => {
    const subscriptions = events.map((event) => event(listener));
    return { dispose: () => subscriptions.forEach((subscription) => subscription.dispose()) };
  };

/** Resolves once `isOver` holds; asks again whenever `event` fires. */
export function waitUntil(event: Event, isOver: () => boolean): Promise<void> {
  return new Promise((done) => {
    const subscription = event(() => check());
    const check = () => {
      if (!isOver()) return;
      subscription.dispose();
      done();
    };
    check();
  });
}
