import type { AccountId } from "../../accounts/account.ts";
import { needsCredentials } from "../../ecm/errors/classify.ts";
import { EcmError, type Failure } from "../../ecm/errors/failure.ts";
import { keyringClosed, signedOut } from "../../ecm/errors/ownFailures.ts";
import type { TaskKey } from "../plan.ts";
import type { Task } from "../task.ts";
import type { TaskCloud } from "./stepContext.ts";
import type { TaskStore } from "./taskStore.ts";

export interface KeyPausesOptions {
  readonly store: TaskStore;
  /** Whether the keys an account has now seem to be another's: paused tasks do not continue with them. */
  readonly hasUnverifiedKeys: (account: AccountId) => boolean;
  /** Whether the accounts could be read: only then does a missing account count as signed out. */
  readonly isKeyringOpen: () => boolean;
  /** A task continues. */
  readonly onResume: (key: TaskKey) => void;
}

/** Pauses tasks whose keys do not work, until the account has other keys. */
export class KeyPauses {
  readonly #options: KeyPausesOptions;
  /** The keys a paused task failed with. */
  readonly #pausedWith = new Map<TaskKey, TaskCloud | undefined>();

  constructor(options: KeyPausesOptions) {
    this.#options = options;
  }

  /** Does work that pauses the tasks if it rejects because of their keys. Rejects with every other error. */
  async during(tasks: readonly Task[], ecm: TaskCloud, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof EcmError) || !needsCredentials(error.failure)) throw error;
      for (const task of tasks) await this.#pause(task, error.failure, ecm);
    }
    for (const { key } of tasks) if (this.#options.store.find(key)?.paused) this.#pausedWith.set(key, ecm);
  }

  /** The account has no keys now. */
  async pauseWithoutKeys(task: Task): Promise<void> {
    if (!task.paused) return this.#pause(task, this.#missingKeys(), undefined);
    if (!this.#options.isKeyringOpen()) return;
    const failure = this.#missingKeys();
    if (failure.code !== task.paused.code) await this.#pause(task, failure, undefined);
  }

  /** Continues a paused task if the account's keys are others than those that failed. */
  async resume(task: Task, ecm: TaskCloud): Promise<void> {
    const { store, hasUnverifiedKeys, onResume } = this.#options;
    if (this.#pausedWith.get(task.key) === ecm || hasUnverifiedKeys(task.plan.account.id)) return;
    await store.append(task.key, { type: "resumed" });
    onResume(task.key);
  }

  #missingKeys(): Failure {
    return this.#options.isKeyringOpen() ? signedOut("CreateImage") : keyringClosed("CreateImage");
  }

  async #pause(task: Task, failure: Failure, ecm: TaskCloud | undefined): Promise<void> {
    this.#pausedWith.set(task.key, ecm);
    await this.#options.store.append(task.key, { type: "paused", failure });
  }
}
