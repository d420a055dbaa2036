import type { Clock } from "../../base/clock.ts";
import { anyEvent, Emitter, type Event } from "../../base/events.ts";
import type { Log } from "../../base/log.ts";
import { withTimeLimit } from "../../base/timeLimit.ts";

/**
 * The part of VS Code's SecretStorage that is used. Each function may reject, never answer, or resolve without having
 * kept anything: VS Code deletes a value that it cannot decrypt, and without a keyring it keeps values in memory.
 */
export interface Secrets {
  /** Rejects in editors that cannot list the keys. */
  keys(): Promise<readonly string[]>;
  get(key: string): Promise<string | undefined>;
  store(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
  /** This window or another one has changed a secret. */
  readonly onDidChange: Event;
}

/** The answer to reading one key. `unreadable`: SecretStorage gave an error, or no answer. */
export type SecretRead =
  | { readonly status: "found"; readonly text: string; readonly isSessionOnly: boolean }
  | { readonly status: "missing" | "unreadable" };

/** The answers for all keys that are known. `isListed` is false if there may be other keys. */
export interface SecretsRead {
  readonly secrets: ReadonlyMap<string, SecretRead>;
  readonly isListed: boolean;
}

/** How long SecretStorage may take to read or delete, in milliseconds. */
const readMs = 10_000;
/** The same for storing, in milliseconds: VS Code may ask the user first how to encrypt. */
const storeMs = 60_000;

export interface SessionSecretsOptions {
  readonly secrets: Secrets;
  readonly clock: Pick<Clock, "sleep">;
  readonly log: Log;
}

/**
 * A SecretStorage that works without a keyring: a secret that cannot be stored stays in the memory of this window and
 * is written nowhere. Rejects never, and answers in bounded time.
 */
export class SessionSecrets {
  readonly #options: SessionSecretsOptions;
  readonly #memory = new Map<string, string>();
  /** Keys that SecretStorage has had since this window was opened. */
  readonly #confirmed = new Set<string>();
  readonly #onDidChangeMemory = new Emitter();
  readonly onDidChange: Event;

  constructor(options: SessionSecretsOptions) {
    this.#options = options;
    this.onDidChange = anyEvent(options.secrets.onDidChange, this.#onDidChangeMemory.event);
  }

  /** Reads the keys that start with `prefix`: those in `known`, and those that SecretStorage lists. */
  async read(prefix: string, known: readonly string[]): Promise<SecretsRead> {
    const own = [...this.#memory.keys()].filter((key) => key.startsWith(prefix));
    const listing = this.#attempt(() => this.#options.secrets.keys(), readMs);
    const first = await Promise.all([...new Set([...known, ...own])].map((key) => this.#readOne(key)));
    const listed = await listing;
    const others = (listed.ok ? listed.value : []).filter((key) => key.startsWith(prefix) && !known.includes(key));
    const rest = await Promise.all(others.filter((key) => !own.includes(key)).map((key) => this.#readOne(key)));
    return { secrets: new Map([...first, ...rest]), isListed: listed.ok };
  }

  /** Stores a value and reads it back. False if it is only in the memory of this window. */
  async store(key: string, value: string): Promise<boolean> {
    const { secrets } = this.#options;
    const storing = secrets.store(key, value);
    const stored = await this.#attempt(() => storing, storeMs);
    if (stored.ok && (await this.#isKept(key, value))) {
      this.#memory.delete(key);
      return true;
    }
    this.#memory.set(key, value);
    if (!stored.ok) this.#forgetOnceStored(storing, key, value);
    this.#onDidChangeMemory.fire();
    return false;
  }

  /** Deletes a value. False if SecretStorage still has it, or may have it. */
  async delete(key: string): Promise<boolean> {
    const { secrets } = this.#options;
    const wasInMemory = this.#memory.delete(key);
    const deleted = await this.#attempt(() => secrets.delete(key), readMs);
    const left = deleted.ok ? await this.#attempt(() => secrets.get(key), readMs) : deleted;
    if (wasInMemory) this.#onDidChangeMemory.fire();
    return left.ok ? typeof left.value !== "string" : wasInMemory && !this.#confirmed.has(key);
  }

  async #readOne(key: string): Promise<readonly [string, SecretRead]> {
    const own = this.#memory.get(key);
    if (own !== undefined) return [key, { status: "found", text: own, isSessionOnly: true }];
    const read = await this.#attempt(() => this.#options.secrets.get(key), readMs);
    if (!read.ok) return [key, { status: "unreadable" }];
    // Some editors give null.
    if (typeof read.value !== "string") return [key, { status: "missing" }];
    this.#confirmed.add(key);
    return [key, { status: "found", text: read.value, isSessionOnly: false }];
  }

  async #isKept(key: string, value: string): Promise<boolean> {
    const read = await this.#attempt(() => this.#options.secrets.get(key), readMs);
    const isKept = read.ok && read.value === value;
    if (isKept) this.#confirmed.add(key);
    else if (read.ok) this.#options.log.warn("SecretStorage did not keep what was stored.");
    return isKept;
  }

  /** The user may answer a question of VS Code's late. */
  #forgetOnceStored(storing: Promise<void>, key: string, value: string): void {
    void storing
      .then(async () => {
        if (this.#memory.get(key) !== value || !(await this.#isKept(key, value))) return;
        this.#memory.delete(key);
        this.#onDidChangeMemory.fire();
      })
      .catch(() => undefined);
  }

  async #attempt<T>(work: () => Promise<T>, limitMs: number): Promise<Attempt<T>> {
    try {
      return { ok: true, value: await withTimeLimit(work(), limitMs, this.#options.clock) };
    } catch (error) {
      this.#options.log.warn(`SecretStorage does not work: ${error instanceof Error ? error.message : String(error)}`);
      return { ok: false };
    }
  }
}

type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false };
