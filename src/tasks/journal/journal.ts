import type { TaskEvent } from "./taskEvent.ts";

/** The record of what was asked and what became of it. It only grows, and it outlives the window. */
export interface Journal {
  /** All entries, oldest first; the same order in every window. */
  read(): Promise<readonly TaskEvent[]>;
  /** Returns once the entry is on the disk. Throws `JournalError` when it cannot be written. */
  append(event: TaskEvent): Promise<void>;
}

/** The journal could not be written, so nothing that changes the cloud may be done. */
export class JournalError extends Error {
  override readonly name = "JournalError";
}
