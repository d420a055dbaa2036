import type { Clock } from "../../base/clock.ts";
import { Emitter, type Event } from "../../base/events.ts";
import type { Log } from "../../base/log.ts";
import type { Journal } from "../journal/journal.ts";
import type { TaskEvent, TaskEventData, WindowId } from "../journal/taskEvent.ts";
import type { TaskKey } from "../plan.ts";
import { replay } from "../state/reducer.ts";
import type { Task } from "../task.ts";

/** Where a task stands after an entry, and whether that entry is the announcement of a call that this window may make. */
export interface Appended {
  /** The entry's. */
  readonly id: string;
  readonly task: Task;
  readonly isMine: boolean;
}

export interface TaskStoreOptions {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly log: Pick<Log, "error">;
  readonly newId: () => string;
  readonly me: WindowId;
}

/** The tasks as the journal tells them, and the only way to write to it. */
export class TaskStore {
  readonly #onDidChange: Emitter;
  readonly onDidChange: Event;
  readonly #journal: Journal;
  readonly #clock: Clock;
  readonly #newId: () => string;
  readonly #me: WindowId;
  #entries: readonly TaskEvent[] = [];
  #tasks: ReadonlyMap<TaskKey, Task> = new Map();

  constructor(parts: TaskStoreOptions) {
    this.#onDidChange = new Emitter((error) => parts.log.error(`A view of the tasks failed: ${String(error)}`));
    this.onDidChange = this.#onDidChange.event;
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

  history(key: TaskKey): readonly TaskEvent[] {
    return this.#entries.filter((event) => event.key === key);
  }

  async read(): Promise<void> {
    const events = await this.#journal.read();
    if (events.length === this.#entries.length && events.at(-1) === this.#entries.at(-1)) return;
    this.#entries = events;
    this.#tasks = new Map(replay(events).map((task) => [task.key, task]));
    this.#onDidChange.fire();
  }

  /** Throws `JournalError` when the entry cannot be written. */
  async append(key: TaskKey, data: TaskEventData): Promise<Appended> {
    const event: TaskEvent = { id: this.#newId(), key, at: this.#clock.now(), window: this.#me, ...data };
    await this.#journal.append(event);
    await this.read();
    const task = this.#tasks.get(key);
    if (!task) throw new Error(`The journal does not know the task ${key}.`);
    return { id: event.id, task, isMine: task.pendingCall === event.id };
  }
}
