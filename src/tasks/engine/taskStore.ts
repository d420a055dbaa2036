import type { Clock } from "../../base/clock.ts";
import { Emitter, type Event } from "../../base/events.ts";
import type { Log } from "../../base/log.ts";
import type { Journal } from "../journal/journal.ts";
import type { TaskEvent, TaskEventData, WindowId } from "../journal/taskEvent.ts";
import type { TaskKey } from "../plan.ts";
import { replay } from "../state/reducer.ts";
import type { Task } from "../task.ts";

/** The task after an event; `isMine` if the event announced a call that this window may make. */
export interface Appended {
  /** The ID of the event. */
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

/** Reads the tasks from the journal, and is the only one to write to it. */
export class TaskStore {
  readonly #onDidChange: Emitter;
  readonly onDidChange: Event;
  readonly #journal: Journal;
  readonly #clock: Clock;
  readonly #newId: () => string;
  readonly #me: WindowId;
  #events: readonly TaskEvent[] = [];
  #tasks: ReadonlyMap<TaskKey, Task> = new Map();

  constructor(parts: TaskStoreOptions) {
    this.#onDidChange = new Emitter((error) => parts.log.error(`A view of the tasks failed: ${String(error)}`));
    this.onDidChange = this.#onDidChange.event;
    this.#journal = parts.journal;
    this.#clock = parts.clock;
    this.#newId = parts.newId;
    this.#me = parts.me;
  }

  /** The tasks as last read, oldest first. */
  get tasks(): readonly Task[] {
    return [...this.#tasks.values()];
  }

  find(key: TaskKey): Task | undefined {
    return this.#tasks.get(key);
  }

  history(key: TaskKey): readonly TaskEvent[] {
    return this.#events.filter((event) => event.key === key);
  }

  async read(): Promise<void> {
    const events = await this.#journal.read();
    if (events.length === this.#events.length && events.at(-1) === this.#events.at(-1)) return;
    this.#events = events;
    this.#tasks = new Map(replay(events).map((task) => [task.key, task]));
    this.#onDidChange.fire();
  }

  /** Hides a task's progress and the notice of its success; the task itself goes on. Throws `JournalError`. */
  async stopWatching(key: TaskKey): Promise<void> {
    await this.append(key, { type: "unwatched" });
  }

  /** Takes an ended task out of the list. Throws `JournalError`. */
  async dismiss(key: TaskKey): Promise<void> {
    await this.append(key, { type: "dismissed" });
  }

  /** Writes an event and returns the task after it. Throws `JournalError`. */
  async append(key: TaskKey, data: TaskEventData): Promise<Appended> {
    const event: TaskEvent = { id: this.#newId(), key, at: this.#clock.now(), window: this.#me, ...data };
    await this.#journal.append(event);
    await this.read();
    const task = this.#tasks.get(key);
    if (!task) throw new Error(`The journal does not know the task ${key}.`);
    return { id: event.id, task, isMine: task.pendingCall === event.id };
  }
}
