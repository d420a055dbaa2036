import { Emitter } from "../../src/base/events.ts";
import type { Preferences } from "../../src/base/settings.ts";

/** Settings that all windows of a computer share. */
export class MemoryPreferences implements Preferences {
  readonly #onDidChange = new Emitter();
  readonly onDidChange = this.#onDidChange.event;
  readonly #set = new Map<string, string>();

  get(name: string): string {
    return this.#set.get(name) ?? "";
  }

  async set(name: string, value: string): Promise<void> {
    this.#set.set(name, value);
    this.#onDidChange.fire();
  }
}
