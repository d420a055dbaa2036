import { SerialQueue } from "../base/serialQueue.ts";
import type { WorldState } from "./worldState.ts";

/** Where the sample account is kept, so that it outlives a reload and all windows see the same. */
export interface SampleStore {
  /** Does work while nobody else, in this window or another, does any on the same store. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Undefined if nothing was kept yet. */
  load(): Promise<WorldState | undefined>;
  save(state: WorldState): Promise<void>;
}

/** Keeps it for as long as the object lives. */
export class MemorySampleStore implements SampleStore {
  #state: WorldState | undefined;
  readonly #turns = new SerialQueue();

  constructor(state?: WorldState) {
    this.#state = state;
  }

  alone<T>(work: () => Promise<T>): Promise<T> {
    return this.#turns.run(work);
  }

  async load(): Promise<WorldState | undefined> {
    return this.#state;
  }

  async save(state: WorldState): Promise<void> {
    this.#state = state;
  }
}
