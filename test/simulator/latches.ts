import { Emitter } from "../../src/base/events.ts";

/** Where a call is held: before it is executed, or before its reply is sent. */
export type Gate = "before" | "after";

/** Holds calls until they are released, so that a test can act in between without sleeping. */
export class Latches {
  readonly #shut = new Map<string, () => void>();
  readonly #opened = new Map<string, Promise<void>>();
  readonly #waiting = new Map<string, number>();
  readonly #onDidChange = new Emitter();

  hold(action: string, gate: Gate = "before"): void {
    const key = keyOf(action, gate);
    if (this.#shut.has(key)) return;
    this.#opened.set(key, new Promise((resolve) => this.#shut.set(key, resolve)));
  }

  release(action: string, gate: Gate = "before"): void {
    const key = keyOf(action, gate);
    this.#shut.get(key)?.();
    this.#shut.delete(key);
    this.#opened.delete(key);
  }

  releaseAll(): void {
    for (const open of this.#shut.values()) open();
    this.#shut.clear();
    this.#opened.clear();
  }

  /** Waits at the gate if it is shut. */
  async pass(action: string, gate: Gate): Promise<void> {
    const key = keyOf(action, gate);
    const opened = this.#opened.get(key);
    if (opened === undefined) return;
    this.#count(key, 1);
    await opened;
    this.#count(key, -1);
  }

  /** Resolves as soon as `calls` calls of the action are held at the gate. */
  async held(action: string, gate: Gate = "before", calls = 1): Promise<void> {
    const key = keyOf(action, gate);
    while ((this.#waiting.get(key) ?? 0) < calls) await this.#nextChange();
  }

  #count(key: string, more: number): void {
    this.#waiting.set(key, (this.#waiting.get(key) ?? 0) + more);
    this.#onDidChange.fire();
  }

  #nextChange(): Promise<void> {
    return new Promise((resolve) => {
      const listening = this.#onDidChange.event(() => {
        listening.dispose();
        resolve();
      });
    });
  }
}

const keyOf = (action: string, gate: Gate) => `${action} ${gate}`;
