import PQueue from "p-queue";

/** The API allows 20 calls a second of each action. Calls spread on their way, so a second is taken a little longer. */
const allowed = { intervalCap: 20, interval: 1050 };

/** Lets each action start no more often than the API allows. */
export class Rate {
  readonly #queues = new Map<string, PQueue>();

  /** Resolves when the action may be sent; rejects with the signal's reason if that comes first. */
  async turn(action: string, signal: AbortSignal): Promise<void> {
    // A signal of its own for each turn, because a queue of hundreds would overload one signal with listeners.
    await this.#queueFor(action).add(() => undefined, { signal: AbortSignal.any([signal]) });
  }

  #queueFor(action: string): PQueue {
    const known = this.#queues.get(action);
    if (known) return known;
    const queue = new PQueue({ ...allowed, strict: true });
    this.#queues.set(action, queue);
    return queue;
  }
}
