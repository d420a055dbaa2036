import type { AccountId } from "../../accounts/account.ts";
import type { Clock } from "../../base/clock.ts";
import { isUnanswered, needsCredentials } from "../../ecm/errors/classify.ts";
import { EcmError, type Failure } from "../../ecm/errors/failure.ts";
import { keyringClosed, signedOut } from "../../ecm/errors/ownFailures.ts";
import type { TaskKey } from "../plan.ts";
import type { Task } from "../task.ts";
import type { TaskCloud } from "../steps/stepContext.ts";
import type { TaskStore } from "./taskStore.ts";

export interface KeyPausesOptions {
  readonly store: TaskStore;
  readonly clock: Pick<Clock, "now">;
  /** Whether the keys an account has now seem to be another's: paused tasks do not continue with them. */
  readonly hasUnverifiedKeys: (account: AccountId) => boolean;
  /** Whether the accounts could be read: only then does a missing account count as signed out. */
  readonly isKeyringOpen: () => boolean;
  /** A task continues. */
  readonly onResume: (key: TaskKey) => void;
}

/** How often the same keys are tried again, in milliseconds: twice as long each time, up to five minutes. */
const probeMs = (tries: number): number => Math.min(15_000 * 2 ** tries, 5 * 60_000);

interface Probe {
  readonly at: number;
  readonly tries: number;
}

/** Pauses tasks whose keys do not work, until the account has other keys or the same keys work again. */
export class KeyPauses {
  readonly #options: KeyPausesOptions;
  /** The keys a paused task failed with. */
  readonly #pausedWith = new Map<TaskKey, TaskCloud | undefined>();
  /** When the keys of a paused task are tried next. */
  readonly #probes = new Map<TaskKey, Probe>();

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

  /** Tries the keys of all paused tasks in the next round: something may have changed. */
  probeNow(): void {
    this.#probes.clear();
  }

  /** Continues a paused task if the account has other keys than those that failed, or if they work again. */
  async resume(task: Task, ecm: TaskCloud, signal: AbortSignal): Promise<void> {
    const { store, hasUnverifiedKeys, onResume } = this.#options;
    if (hasUnverifiedKeys(task.plan.account.id)) return;
    const hasSameKeys = this.#pausedWith.get(task.key) === ecm;
    if (hasSameKeys && !(await this.#workAgain(task, ecm, signal))) return;
    if (!hasSameKeys) this.#probes.delete(task.key);
    await store.append(task.key, { type: "resumed", ...(hasSameKeys && { hasSameKeys }) });
    onResume(task.key);
  }

  /** A file that was away, or a key that was disabled, may be back without a sign of it: a look tells. */
  async #workAgain(task: Task, ecm: TaskCloud, signal: AbortSignal): Promise<boolean> {
    const { at = 0, tries = 0 } = this.#probes.get(task.key) ?? {};
    const now = this.#options.clock.now();
    if (now < at) return false;
    this.#probes.set(task.key, { at: now + probeMs(tries), tries: tries + 1 });
    try {
      await ecm.instances({ ids: [task.plan.instance.id], noRetry: true }, signal);
      return true;
    } catch (error) {
      // Any other answer shows that the keys are accepted; without an answer nothing is known.
      return error instanceof EcmError && !needsCredentials(error.failure) && !isUnanswered(error.failure);
    }
  }

  #missingKeys(): Failure {
    return this.#options.isKeyringOpen() ? signedOut("CreateImage") : keyringClosed("CreateImage");
  }

  async #pause(task: Task, failure: Failure, ecm: TaskCloud | undefined): Promise<void> {
    this.#pausedWith.set(task.key, ecm);
    await this.#options.store.append(task.key, { type: "paused", failure });
  }
}
