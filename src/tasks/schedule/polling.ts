import type { Clock } from "../../base/clock.ts";
import type { TaskKey } from "../plan.ts";
import type { StepName } from "../state/nextStep.ts";
import type { Task } from "../task.ts";
import { retryPause, longestPauseMs, pollPause } from "./timing.ts";

interface PollRecord {
  readonly step: StepName;
  readonly since: number;
  readonly count: number;
  readonly next: number;
}

/** Decides when this window looks at a task again. A task whose state has just changed is due at once. */
export class PollSchedule {
  readonly #looks = new Map<TaskKey, PollRecord>();
  readonly #clock: Clock;
  readonly #isFocused: () => boolean;
  readonly #random: () => number;

  constructor(clock: Clock, isFocused: () => boolean, random: () => number) {
    this.#clock = clock;
    this.#isFocused = isFocused;
    this.#random = random;
  }

  isDue(task: Task, step: StepName): boolean {
    const rest = Math.max(task.retryAt, this.#last(task, step)?.next ?? 0) - this.#clock.now();
    // A longer pause than the longest means that the clock was set back.
    return rest <= 0 || rest > longestPauseMs;
  }

  /** Records a look, and returns how many answered looks in this state came before it. */
  record(task: Task, step: StepName): number {
    const count = this.#last(task, step)?.count ?? 0;
    const now = this.#clock.now();
    const next = now + pollPause(Math.max(0, now - task.stateSince), this.#isFocused(), this.#random());
    this.#looks.set(task.key, { step, since: task.stateSince, count: count + 1, next });
    return count;
  }

  /** The latest look failed, as `before` in a row did before it: it is not counted, and the next one comes soon. */
  recordFailure(key: TaskKey, before: number): void {
    const last = this.#looks.get(key);
    if (!last) return;
    const next = Math.min(last.next, this.#clock.now() + retryPause(before));
    this.#looks.set(key, { ...last, count: last.count - 1, next });
  }

  /** Makes the task due in the next round. */
  pollNow(key: TaskKey): void {
    this.#looks.delete(key);
  }

  #last(task: Task, step: StepName): PollRecord | undefined {
    const last = this.#looks.get(task.key);
    return last?.step === step && last.since === task.stateSince ? last : undefined;
  }
}
