import { anyEvent, Emitter, type Event } from "../base/events.ts";
import type { Log } from "../base/log.ts";

/** VS Code's SecretStorage, as far as we use it. Each function rejects when the system's keyring does not work. */
export interface Secrets {
  keys(): Promise<readonly string[]>;
  get(key: string): Promise<string | undefined>;
  store(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
  /** Another window, or this one, changed something. */
  readonly onDidChange: Event;
}

/** What was found, and whether that is all there is. */
export interface SecretsRead {
  readonly texts: readonly string[];
  readonly isComplete: boolean;
}

/**
 * A SecretStorage that outlives a broken keyring: what it refuses to keep stays in the memory of this window, and is
 * written nowhere.
 */
export class SessionSecrets {
  readonly #inner: Secrets;
  readonly #log: Log;
  readonly #memory = new Map<string, string>();
  readonly #onDidChangeMemory = new Emitter();
  readonly onDidChange: Event;

  constructor(inner: Secrets, log: Log) {
    this.#inner = inner;
    this.#log = log;
    this.onDidChange = anyEvent(inner.onDidChange, this.#onDidChangeMemory.event);
  }

  /** Whether a secret ends with this window. */
  isSessionOnly(key: string): boolean {
    return this.#memory.has(key);
  }

  /** Everything whose key begins so. What cannot be read is not the same as what is not there: `isWhole` tells. */
  async read(prefix: string): Promise<SecretsRead> {
    const own = [...this.#memory].flatMap(([key, text]) => (key.startsWith(prefix) ? [text] : []));
    try {
      const keys = (await this.#inner.keys()).filter((key) => key.startsWith(prefix) && !this.#memory.has(key));
      const texts = await Promise.all(keys.map((key) => this.#inner.get(key)));
      return { texts: [...texts.filter((text) => text !== undefined), ...own], isComplete: true };
    } catch (error) {
      return this.#complain(error, { texts: own, isComplete: false });
    }
  }

  async store(key: string, value: string): Promise<void> {
    try {
      await this.#inner.store(key, value);
      this.#memory.delete(key);
    } catch (error) {
      this.#complain(error, undefined);
      this.#memory.set(key, value);
      this.#onDidChangeMemory.fire();
    }
  }

  async delete(key: string): Promise<void> {
    if (!this.#memory.delete(key)) return this.#inner.delete(key);
    await this.#inner.delete(key).catch((error: unknown) => this.#complain(error, undefined));
    this.#onDidChangeMemory.fire();
  }

  #complain<T>(error: unknown, instead: T): T {
    this.#log.warn(`SecretStorage does not work: ${error instanceof Error ? error.message : String(error)}`);
    return instead;
  }
}
