import { Changes } from "../base/changes.ts";
import type { Log } from "../base/log.ts";
import type { Stop } from "../base/stop.ts";
import type { Secrets } from "./secrets.ts";

/**
 * A SecretStorage that outlives a broken keyring: what it refuses to keep stays in the memory of this window, and is
 * written nowhere.
 */
export class SessionSecrets implements Secrets {
  readonly #inner: Secrets;
  readonly #log: Log;
  readonly #memory = new Map<string, string>();
  readonly #changed = new Changes();

  constructor(inner: Secrets, log: Log) {
    this.#inner = inner;
    this.#log = log;
  }

  /** Whether a secret ends with this window. */
  isSessionOnly(key: string): boolean {
    return this.#memory.has(key);
  }

  async keys(): Promise<readonly string[]> {
    const kept = await this.#inner.keys().catch((error: unknown) => this.#complain(error, []));
    return [...new Set([...kept, ...this.#memory.keys()])];
  }

  async get(key: string): Promise<string | undefined> {
    const own = this.#memory.get(key);
    return own ?? (await this.#inner.get(key).catch((error: unknown) => this.#complain(error, undefined)));
  }

  async store(key: string, value: string): Promise<void> {
    try {
      await this.#inner.store(key, value);
      this.#memory.delete(key);
    } catch (error) {
      this.#complain(error, undefined);
      this.#memory.set(key, value);
      this.#changed.fire();
    }
  }

  async delete(key: string): Promise<void> {
    if (!this.#memory.delete(key)) return this.#inner.delete(key);
    await this.#inner.delete(key).catch((error: unknown) => this.#complain(error, undefined));
    this.#changed.fire();
  }

  onDidChange(listener: () => void): Stop {
    const stops = [this.#inner.onDidChange(listener), this.#changed.on(listener)];
    return { dispose: () => stops.forEach((stop) => stop.dispose()) };
  }

  #complain<T>(error: unknown, instead: T): T {
    this.#log.warn(`SecretStorage does not work: ${error instanceof Error ? error.message : String(error)}`);
    return instead;
  }
}
