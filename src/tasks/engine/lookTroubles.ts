import { Emitter, type Event } from "../../base/events.ts";
import type { Failure } from "../../ecm/errors/failure.ts";
import type { TaskKey } from "../plan.ts";
import type { Trouble } from "../task.ts";

/** Remembers which tasks could not be looked at, since when, and how often in a row. */
export class LookTroubles {
  readonly #onDidChange: Emitter;
  readonly onDidChange: Event;
  readonly #troubles = new Map<TaskKey, Trouble>();

  /** `onError` receives what a listener throws. */
  constructor(onError: (error: unknown) => void) {
    this.#onDidChange = new Emitter(onError);
    this.onDidChange = this.#onDidChange.event;
  }

  find(key: TaskKey): Trouble | undefined {
    return this.#troubles.get(key);
  }

  /** A look that began at `begun` (milliseconds since 1970) failed. */
  add(keys: readonly TaskKey[], failure: Failure, begun: number): void {
    for (const key of keys) {
      const { since = begun, misses = 0 } = this.#troubles.get(key) ?? {};
      this.#troubles.set(key, { failure, since, misses: misses + 1 });
    }
    this.#onDidChange.fire();
  }

  /** A look was answered. */
  end(keys: readonly TaskKey[]): void {
    const ended = keys.filter((key) => this.#troubles.delete(key));
    if (ended.length > 0) this.#onDidChange.fire();
  }
}
