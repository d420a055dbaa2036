import type { Task, TroubleOf } from "../../tasks/task.ts";
import { taskStateLabel } from "./taskText.ts";

/**
 * Decides when a progress notification gets a new text: when something has changed, otherwise once a minute. A screen
 * reader reads each text out.
 */
export class ProgressPace {
  #shown = "";
  #shownAt = Number.NEGATIVE_INFINITY;

  /** Whether the text is to be shown now; `now` is in milliseconds since 1970. */
  isDue(tasks: readonly Task[], now: number, troubleOf: TroubleOf): boolean {
    const state = tasks.map((task) => `${taskStateLabel(task)} ${troubleOf(task.key)?.failure.code ?? ""}`).join();
    if (state === this.#shown && now - this.#shownAt < 60_000) return false;
    this.#shown = state;
    this.#shownAt = now;
    return true;
  }
}
