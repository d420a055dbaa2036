import type { Secrets } from "../../src/accounts/storage/secrets.ts";
import { Emitter } from "../../src/base/events.ts";

/** What SecretStorage does when it is asked: its work, an error, no answer at all, or nothing (while saying it did). */
type Mood = "works" | Error | "silent" | "idle";

/** A SecretStorage that all windows of a computer share. */
export class MemorySecrets implements Secrets {
  readonly kept = new Map<string, string>();
  readonly #onDidChange = new Emitter();
  readonly onDidChange = this.#onDidChange.event;
  /** The error of a keyring that does not work. */
  trouble: Error | undefined;
  /** How single functions behave. */
  readonly moods = new Map<keyof Secrets, Mood>();
  /** Without a keyring VS Code keeps each window's secrets in the memory of that window. */
  hasKeyring = true;

  /** The storage as a window sees it. */
  inWindow(_window: string): Secrets {
    const own = new MemorySecrets();
    const of = () => (this.hasKeyring ? this : own);
    return {
      keys: () => of().keys(),
      get: (key) => of().get(key),
      store: (key, value) => of().store(key, value),
      delete: (key) => of().delete(key),
      onDidChange: this.onDidChange,
    };
  }

  async keys(): Promise<readonly string[]> {
    return this.#work("keys", () => [...this.kept.keys()]);
  }

  async get(key: string): Promise<string | undefined> {
    return this.#work("get", () => this.kept.get(key));
  }

  async store(key: string, value: string): Promise<void> {
    await this.#work("store", () => void this.kept.set(key, value));
    this.#onDidChange.fire();
  }

  async delete(key: string): Promise<void> {
    await this.#work("delete", () => void this.kept.delete(key));
    this.#onDidChange.fire();
  }

  async #work<T>(name: keyof Secrets, work: () => T): Promise<T> {
    const mood = this.trouble ?? this.moods.get(name) ?? "works";
    if (mood instanceof Error) throw mood;
    if (mood === "silent") return new Promise(() => {});
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as an editor that does nothing gives
    return mood === "idle" ? (undefined as T) : work();
  }
}
