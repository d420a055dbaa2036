import type { Secrets } from "../../src/accounts/secrets.ts";
import { Emitter } from "../../src/base/events.ts";

/** A SecretStorage that all windows of a computer share. */
export class MemorySecrets implements Secrets {
  readonly kept = new Map<string, string>();
  readonly #onDidChange = new Emitter();
  readonly onDidChange = this.#onDidChange.event;
  /** The error of a keyring that does not work. */
  trouble: Error | undefined;

  async keys(): Promise<readonly string[]> {
    return this.#working(() => [...this.kept.keys()]);
  }

  async get(key: string): Promise<string | undefined> {
    return this.#working(() => this.kept.get(key));
  }

  async store(key: string, value: string): Promise<void> {
    this.#working(() => this.kept.set(key, value));
    this.#onDidChange.fire();
  }

  async delete(key: string): Promise<void> {
    this.#working(() => this.kept.delete(key));
    this.#onDidChange.fire();
  }

  #working<T>(work: () => T): T {
    if (this.trouble) throw this.trouble;
    return work();
  }
}
