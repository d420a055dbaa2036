import type { TaskEvent } from "../../src/tasks/journal/taskEvent.ts";
import { type Journal, JournalError } from "../../src/tasks/journal/journal.ts";

/** A journal that all windows of a computer share. */
export class MemoryJournal implements Journal {
  readonly events: TaskEvent[] = [];
  isFull = false;

  async read(): Promise<readonly TaskEvent[]> {
    return [...this.events];
  }

  async append(event: TaskEvent): Promise<void> {
    if (this.isFull) throw new JournalError("The journal of tasks cannot be written (ENOSPC).");
    this.events.push(event);
  }
}
