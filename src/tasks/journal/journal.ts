import type { TaskEvent } from "./taskEvent.ts";

/** The append-only record of requests and their events. It outlives the window. */
export interface Journal {
  /** All events, oldest first, in the same order in every window. */
  read(): Promise<readonly TaskEvent[]>;
  /** Resolves once the event is on the disk. Throws `JournalError` if it cannot be written. */
  append(event: TaskEvent): Promise<void>;
}

/** The journal cannot be written, so no call that changes the cloud may be made. */
export class JournalError extends Error {
  override readonly name = "JournalError";
}
