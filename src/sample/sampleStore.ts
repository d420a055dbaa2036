import type { WorldState } from "./worldState.ts";

/** Stores the sample account, so that it survives a reload and is shared by all windows. */
export interface SampleStore {
  /** Runs work while no other work runs on the same store, in this window or another. */
  runExclusive<T>(work: () => Promise<T>): Promise<T>;
  /** `undefined` if nothing has been saved. */
  load(): Promise<WorldState | undefined>;
  save(state: WorldState): Promise<void>;
}
