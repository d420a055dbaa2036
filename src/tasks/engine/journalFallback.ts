import type { Clock } from "../../base/clock.ts";
import { journalUnwritable } from "../../ecm/errors/ownFailures.ts";
import { hasEnded, owesPower, type Task, type Trouble } from "../task.ts";
import type { JournalTrouble, TaskStore } from "./taskStore.ts";
import { elapsed } from "../schedule/timing.ts";
import type { Windows } from "../windows/windows.ts";

export interface JournalFallbackOptions {
  readonly store: TaskStore;
  readonly windows: Windows;
  readonly clock: Pick<Clock, "now">;
  /** Shows a notice of a task to the user. Resolves once it is on the screen. */
  readonly notify: (task: Task, notice: string) => Promise<void>;
}

/** The notice that tasks continue without the journal. */
export const journalNotice = "journal";

/** How long the journal may fail before the user is told, in milliseconds. */
const tellMs = 30_000;
/** How long the journal may fail before an instance is started again without its image, in milliseconds. */
const powerBackMs = 2 * 60_000;

/** Tells the user about a journal that fails, and starts instances again that wait for it. */
export class JournalFallback {
  readonly #options: JournalFallbackOptions;
  #isShown = false;

  constructor(options: JournalFallbackOptions) {
    this.#options = options;
  }

  /** Shows the notice once for each time that the journal fails while a task of this window is active. */
  async tell(): Promise<void> {
    const { store, windows, notify } = this.#options;
    if (!store.journalTrouble) this.#isShown = false;
    if (this.#isShown || !this.#hasFailedFor(tellMs)) return;
    const task = store.tasks.find((one) => !hasEnded(one) && one.owner === windows.me);
    if (!task) return;
    this.#isShown = true;
    await notify(task, journalNotice);
  }

  /** Without a journal no image is requested, so an instance that was shut down for it is started again. */
  async givePowerBack(tasks: readonly Task[]): Promise<void> {
    if (!this.#hasFailedFor(powerBackMs)) return;
    const failure = journalUnwritable("CreateImage");
    const rejection = { type: "callFailed", action: "CreateImage", failure, failureKind: "rejected" } as const;
    const waiting = tasks.filter((task) => task.state === "stopped" && owesPower(task));
    for (const { key } of waiting) await this.#options.store.append(key, rejection);
  }

  #hasFailedFor(leastMs: number): boolean {
    const { store, clock } = this.#options;
    return store.journalTrouble !== undefined && elapsed(store.journalTrouble.since, clock.now()) >= leastMs;
  }
}

/** The trouble as a task's row shows it. */
export const journalTroubleOf = (trouble: JournalTrouble | undefined): Trouble | undefined =>
  trouble && { failure: journalUnwritable(""), since: trouble.since, misses: 1 };
