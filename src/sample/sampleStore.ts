import type { WorldState } from "./worldState.ts";

/** Where the sample account is kept, so that it outlives a reload and all windows see the same. */
export interface SampleStore {
  /** Undefined if nothing was kept yet. */
  load(): Promise<WorldState | undefined>;
  save(state: WorldState): Promise<void>;
}

/** Keeps it for as long as the object lives. */
export class MemorySampleStore implements SampleStore {
  #state: WorldState | undefined;

  constructor(state?: WorldState) {
    this.#state = state;
  }

  async load(): Promise<WorldState | undefined> {
    return this.#state;
  }

  async save(state: WorldState): Promise<void> {
    this.#state = state;
  }
}
