import { SerialQueue } from "../../src/base/serialQueue.ts";
import type { SampleStore } from "../../src/sample/sampleCloud.ts";
import type { WorldState } from "../../src/sample/worldState.ts";

/** Stores a sample account in memory. */
export class MemorySampleStore implements SampleStore {
  #state: WorldState | undefined;
  readonly #turns = new SerialQueue();

  constructor(state?: WorldState) {
    this.#state = state;
  }

  runExclusive<T>(work: () => Promise<T>): Promise<T> {
    return this.#turns.run(work);
  }

  async load(): Promise<WorldState | undefined> {
    return this.#state;
  }

  async save(state: WorldState): Promise<void> {
    this.#state = state;
  }
}
