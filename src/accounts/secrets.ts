import { anyEvent, Emitter, type Event } from "../base/events.ts";
import type { Log } from "../base/log.ts";

/** The part of VS Code's SecretStorage that is used. Each function rejects if the system's keyring does not work. */
export interface Secrets {
  keys(): Promise<readonly string[]>;
  get(key: string): Promise<string | undefined>;
  store(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
  /** This window or another one has changed a secret. */
  readonly onDidChange: Event;
}

/** The values found. `isComplete` is false if the keyring could not be read. */
export interface SecretsRead {
  readonly texts: readonly string[];
  readonly isComplete: boolean;
}

/**
 * A SecretStorage that works without a keyring: a secret that cannot be stored stays in the memory of this window and
 * is written nowhere.
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

  /** Whether a secret is kept in the memory of this window only. */
  isSessionOnly(key: string): boolean {
    return this.#memory.has(key);
  }

  /** All values whose key starts with `prefix`. */
  async read(prefix: string): Promise<SecretsRead> {
    const own = [...this.#memory].flatMap(([key, text]) => (key.startsWith(prefix) ? [text] : []));
    try {
      const keys = (await this.#inner.keys()).filter((key) => key.startsWith(prefix) && !this.#memory.has(key));
      const texts = await Promise.all(keys.map((key) => this.#inner.get(key)));
      return { texts: [...texts.filter((text) => text !== undefined), ...own], isComplete: true };
    } catch (error) {
      return this.#logAndReturn(error, { texts: own, isComplete: false });
    }
  }

  async store(key: string, value: string): Promise<void> {
    try {
      await this.#inner.store(key, value);
      this.#memory.delete(key);
    } catch (error) {
      this.#logAndReturn(error, undefined);
      this.#memory.set(key, value);
      this.#onDidChangeMemory.fire();
    }
  }

  async delete(key: string): Promise<void> {
    if (!this.#memory.delete(key)) return this.#inner.delete(key);
    await this.#inner.delete(key).catch((error: unknown) => this.#logAndReturn(error, undefined));
    this.#onDidChangeMemory.fire();
  }

  #logAndReturn<T>(error: unknown, fallback: T): T {
    this.#log.warn(`SecretStorage does not work: ${error instanceof Error ? error.message : String(error)}`);
    return fallback;
  }
}
