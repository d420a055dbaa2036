import type { WorldState } from "./worldState.ts";

/** Where the sample account is kept, so that it outlives a reload and all windows see the same. */
export interface SampleStore {
  /** Does work while nobody else, in this window or another, does any on the same store. */
  runExclusive<T>(work: () => Promise<T>): Promise<T>;
  /** Undefined if nothing was kept yet. */
  load(): Promise<WorldState | undefined>;
  save(state: WorldState): Promise<void>;
}
