import type { Clock } from "../../base/clock.ts";
import { Emitter, type Event } from "../../base/events.ts";
import type { Log } from "../../base/log.ts";
import { type Journal, JournalError } from "../journal/journal.ts";
import type { TaskEvent, TaskEventData, WindowId } from "../journal/taskEvent.ts";
import type { TaskKey } from "../plan.ts";
import { replay } from "../state/reducer.ts";
import type { Task } from "../task.ts";
import { mayBeHeld } from "./heldEvents.ts";

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

/** Since when the journal cannot be written or read, in milliseconds since 1970, and why. */
export interface JournalTrouble {
  readonly since: number;
  readonly error: unknown;
}

/**
 * Reads the tasks from the journal, and is the only one to write to it. While the journal cannot be written, events
 * that must not be lost are held in memory and count all the same, so that a machine gets its power back.
 */
export class TaskStore {
  readonly #onDidChange: Emitter;
  readonly onDidChange: Event;
  readonly #options: TaskStoreOptions;
  #events: readonly TaskEvent[] = [];
  /** Written as soon as that works, oldest first. */
  #held: readonly TaskEvent[] = [];
  #trouble: JournalTrouble | undefined;
  #tasks: ReadonlyMap<TaskKey, Task> = new Map();

  constructor(options: TaskStoreOptions) {
    this.#onDidChange = new Emitter((error) => options.log.error(`A view of the tasks failed: ${String(error)}`));
    this.onDidChange = this.#onDidChange.event;
    this.#options = options;
  }

  /** The tasks as last read, oldest first. */
  get tasks(): readonly Task[] {
    return [...this.#tasks.values()];
  }

  /** `undefined` while the journal works. */
  get journalTrouble(): JournalTrouble | undefined {
    return this.#trouble;
  }

  find(key: TaskKey): Task | undefined {
    return this.#tasks.get(key);
  }

  history(key: TaskKey): readonly TaskEvent[] {
    return [...this.#events, ...this.#held].filter((event) => event.key === key);
  }

  /** Writes what is held, and reads what other windows have written. Rejects if the journal does not work. */
  async read(): Promise<void> {
    await this.#working(async () => {
      await this.#writeHeld();
      const events = await this.#options.journal.read();
      if (events.length === this.#events.length && events.at(-1) === this.#events.at(-1)) return;
      this.#events = events;
      this.#refresh();
    });
  }

  /** Hides a task's progress and the notice of its success; the task itself goes on. Throws `JournalError`. */
  async stopWatching(key: TaskKey): Promise<void> {
    await this.append(key, { type: "unwatched" });
  }

  /** Takes an ended task out of the list. Throws `JournalError`. */
  async dismiss(key: TaskKey): Promise<void> {
    await this.append(key, { type: "dismissed" });
  }

  /** Records an event and returns the task after it. Throws `JournalError` if it can be neither written nor held. */
  async append(key: TaskKey, data: TaskEventData): Promise<Appended> {
    const { newId, clock, me } = this.#options;
    const event: TaskEvent = { id: newId(), key, at: clock.now(), window: me, ...data };
    try {
      await this.#write(event);
    } catch (error) {
      if (!(error instanceof JournalError) || !mayBeHeld(event)) throw error;
      this.#held = [...this.#held, event];
      this.#refresh();
    }
    const task = this.#tasks.get(key);
    if (!task) throw new Error(`The journal does not know the task ${key}.`);
    return { id: event.id, task, isMine: task.pendingCall === event.id };
  }

  async #write(event: TaskEvent): Promise<void> {
    await this.#working(async () => {
      await this.#writeHeld();
      await this.#options.journal.append(event);
    });
    await this.read();
  }

  async #writeHeld(): Promise<void> {
    const written = new Set(this.#events.map(({ id }) => id));
    for (const event of this.#held) {
      if (!written.has(event.id)) await this.#options.journal.append(event);
      this.#held = this.#held.slice(1);
    }
  }

  /** Remembers since when the journal does not work. */
  async #working(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.#setTrouble(undefined);
    } catch (error) {
      this.#setTrouble({ since: this.#trouble?.since ?? this.#options.clock.now(), error });
      throw error;
    }
  }

  #setTrouble(trouble: JournalTrouble | undefined): void {
    const isNew = (trouble === undefined) !== (this.#trouble === undefined);
    this.#trouble = trouble;
    if (isNew) this.#onDidChange.fire();
  }

  #refresh(): void {
    const written = new Set(this.#events.map(({ id }) => id));
    const held = this.#held.filter(({ id }) => !written.has(id));
    this.#tasks = new Map(replay([...this.#events, ...held]).map((task) => [task.key, task]));
    this.#onDidChange.fire();
  }
}
