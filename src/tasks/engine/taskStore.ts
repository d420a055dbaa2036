import type { Clock } from "../../base/clock.ts";
import { Changes } from "../../base/events.ts";
import type { Log } from "../../base/log.ts";
import type { Journal } from "../journal/journal.ts";
import type { Entry, Happening, WindowId } from "../journal/taskEvent.ts";
import type { TaskKey } from "../plan.ts";
import { replay } from "../state/reducer.ts";
import type { Task } from "../task.ts";

/** Where a task stands after an entry, and whether that entry is the announcement of a call that this window may make. */
export interface Noted {
  /** The entry's. */
  readonly id: string;
  readonly task: Task;
  readonly mine: boolean;
}

export interface BoardParts {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly log: Pick<Log, "error">;
  readonly newId: () => string;
  readonly me: WindowId;
}

/** The tasks as the journal tells them, and the only way to write to it. */
export class Board {
  readonly changed: Changes;
  readonly #journal: Journal;
  readonly #clock: Clock;
  readonly #newId: () => string;
  readonly #me: WindowId;
  #entries: readonly Entry[] = [];
  #tasks: ReadonlyMap<TaskKey, Task> = new Map();

  constructor(parts: BoardParts) {
    this.changed = new Changes((error) => parts.log.error(`A view of the tasks failed: ${String(error)}`));
    this.#journal = parts.journal;
    this.#clock = parts.clock;
    this.#newId = parts.newId;
    this.#me = parts.me;
  }

  /** Oldest first, as last read. */
  get tasks(): readonly Task[] {
    return [...this.#tasks.values()];
  }

  find(key: TaskKey): Task | undefined {
    return this.#tasks.get(key);
  }

  history(key: TaskKey): readonly Entry[] {
    return this.#entries.filter((entry) => entry.key === key);
  }

  async read(): Promise<void> {
    const entries = await this.#journal.read();
    if (entries.length === this.#entries.length && entries.at(-1) === this.#entries.at(-1)) return;
    this.#entries = entries;
    this.#tasks = new Map(replay(entries).map((task) => [task.key, task]));
    this.changed.fire();
  }

  /** Throws `JournalError` when the entry cannot be written. */
  async note(key: TaskKey, happening: Happening): Promise<Noted> {
    const entry: Entry = { id: this.#newId(), key, at: this.#clock.now(), window: this.#me, ...happening };
    await this.#journal.append(entry);
    await this.read();
    const task = this.#tasks.get(key);
    if (!task) throw new Error(`The journal does not know the task ${key}.`);
    return { id: entry.id, task, mine: task.sending === entry.id };
  }
}
