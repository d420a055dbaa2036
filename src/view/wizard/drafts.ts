import type { Clock } from "../../base/clock.ts";

/** How long the answers of a cancelled wizard are kept, in milliseconds. */
const keptMs = 10 * 60_000;

/** The typed texts and chosen rows of a wizard's pages, in order. */
export type Draft = string[];

/** The answers of cancelled wizards. Kept in memory only. */
export class Drafts {
  readonly #clock: Pick<Clock, "now">;
  readonly #kept = new Map<string, { readonly draft: Draft; readonly leftAt: number }>();

  constructor(clock: Pick<Clock, "now">) {
    this.#clock = clock;
  }

  /** The draft that was kept in the last ten minutes; empty otherwise. */
  open(about: string): Draft {
    const kept = this.#kept.get(about);
    return kept && this.#clock.now() - kept.leftAt <= keptMs ? [...kept.draft] : [];
  }

  keep(about: string, draft: Draft): void {
    this.#kept.set(about, { draft, leftAt: this.#clock.now() });
  }

  drop(about: string): void {
    this.#kept.delete(about);
  }
}
