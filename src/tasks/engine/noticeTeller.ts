import type { Clock } from "../../base/clock.ts";
import { hasEnded, pendingNotices, type Task } from "../task.ts";
import type { TaskStore } from "./taskStore.ts";
import { elapsed } from "../schedule/timing.ts";
import type { Windows } from "../windows/windows.ts";

export interface NoticeTellerOptions {
  readonly store: TaskStore;
  readonly windows: Windows;
  readonly clock: Clock;
  /** Whether this window has the focus. */
  readonly isFocused: () => boolean;
  /** Shows a notice to the user. Resolves once it is on the screen. */
  readonly notify: (task: Task, notice: string) => Promise<void>;
}

/** How long the owner of a task has to show its end before any focused window does, in milliseconds. */
const ownerTellsMs = 2000;

/** Shows each notice of a task once, in exactly one of the open windows. */
export class NoticeTeller {
  readonly #options: NoticeTellerOptions;
  /** What this window has shown, though the journal may not have it yet. */
  readonly #shown = new Set<string>();

  constructor(options: NoticeTellerOptions) {
    this.#options = options;
  }

  /** Throws `JournalError` when a claim cannot be written; the notice is shown later then. */
  async tell(task: Task): Promise<void> {
    for (const notice of pendingNotices(task)) {
      if (await this.#mayTell(task, notice)) await this.#claimAndShow(task, notice);
    }
  }

  async #claimAndShow(task: Task, notice: string): Promise<void> {
    const { store, windows, notify } = this.#options;
    const from = task.notices[notice]?.window;
    const claim = { type: "noticeClaimed", notice, ...(from && { from }) } as const;
    const now = from === windows.me ? task : (await store.append(task.key, claim)).task;
    if (now.notices[notice]?.window !== windows.me) return;
    const shown = `${task.key} ${notice}`;
    if (!this.#shown.has(shown)) await notify(now, notice);
    this.#shown.add(shown);
    await store.append(task.key, { type: "noticeShown", notice });
  }

  /** The owner shows a decision at once. The end is shown in a focused window, by the owner first. */
  async #mayTell(task: Task, notice: string): Promise<boolean> {
    const { windows, clock, isFocused } = this.#options;
    const claimer = task.notices[notice]?.window;
    if (claimer === windows.me || !hasEnded(task)) return true;
    if (!isFocused()) return false;
    if (claimer !== undefined) return !(await windows.isAlive(claimer));
    return task.owner === windows.me || elapsed(task.endedAt, clock.now()) >= ownerTellsMs;
  }
}
