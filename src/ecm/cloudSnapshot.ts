import { Emitter } from "../base/events.ts";
import { EcmError, type Failure } from "./errors/failure.ts";
import type { Config, DeniedAction, Ecm, Image, Instance, InstanceId, Module, TaskId } from "./model.ts";

/** A value that is requested from the cloud. */
export type Loadable<T> =
  | { readonly is: "loading" }
  | { readonly is: "loaded"; readonly value: T }
  | { readonly is: "failed"; readonly failure: Failure | undefined };

/** The data that the checks before CreateImage need. */
export interface SnapshotState {
  readonly instances: Loadable<readonly Instance[]>;
  readonly images: Loadable<readonly Image[]>;
  readonly denied: Loadable<ReadonlyMap<InstanceId, readonly DeniedAction[]>>;
  readonly config: Loadable<Config>;
  readonly modules: Loadable<readonly Module[]>;
  /** Whether the account may look at tasks: without that nobody knows when an image is finished. */
  readonly taskLooks: Loadable<true>;
}

const loading = { is: "loading" } as const;

/** A task ID that no task has. Without the permission the API refuses to look for it. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the brand of a constant
const noTask = "1" as TaskId;

/** How long a request may take before its value counts as unknown, in milliseconds. */
const timeoutMs = 20_000;

/**
 * Requests in parallel, once constructed, what the checks need to know about instances of one account:
 * DescribeInstances, DescribeImage, DescribeInstancesDeniedActions, DescribeConfig, DescribeModule and
 * DescribeTaskStatus. Never throws.
 */
export class CloudSnapshot {
  readonly #onDidChange = new Emitter();
  readonly onDidChange = this.#onDidChange.event;
  readonly complete: Promise<unknown>;
  #state: SnapshotState = {
    instances: loading,
    images: loading,
    denied: loading,
    config: loading,
    modules: loading,
    taskLooks: loading,
  };
  readonly #imagesLoaded: Promise<void>;

  constructor(ecm: Ecm | undefined, ids: readonly InstanceId[], stop: AbortSignal) {
    const signal = AbortSignal.any([stop, AbortSignal.timeout(timeoutMs)]);
    const ask = async <T>(call: (ecm: Ecm) => Promise<T>): Promise<T> => {
      if (!ecm) throw new Error("The account is signed out.");
      return call(ecm);
    };
    this.#imagesLoaded = this.#load(
      "images",
      ask((cloud) => cloud.images({}, signal)),
    );
    this.complete = Promise.all([
      this.#load(
        "instances",
        ask((cloud) => cloud.instances({ ids }, signal)),
      ),
      this.#imagesLoaded,
      this.#load(
        "denied",
        ask((cloud) => cloud.deniedActions(ids, signal)),
      ),
      this.#load(
        "config",
        ask((cloud) => cloud.config(signal)),
      ),
      this.#load(
        "modules",
        ask((cloud) => cloud.modules(signal)),
      ),
      this.#load(
        "taskLooks",
        ask(async (cloud): Promise<true> => {
          await cloud.reports([noTask], signal);
          return true;
        }),
      ),
    ]);
  }

  get state(): SnapshotState {
    return this.#state;
  }

  /** Waits for the account's own images; `undefined` if they could not be loaded. */
  async images(): Promise<readonly Image[] | undefined> {
    await this.#imagesLoaded;
    const { images } = this.#state;
    return images.is === "loaded" ? images.value : undefined;
  }

  async #load<Topic extends keyof SnapshotState>(
    topic: Topic,
    answer: Promise<Extract<SnapshotState[Topic], { readonly is: "loaded" }>["value"]>,
  ): Promise<void> {
    const found = await answer.then(
      (value) => ({ is: "loaded", value }) as const,
      (error: unknown) => ({ is: "failed", failure: error instanceof EcmError ? error.failure : undefined }) as const,
    );
    this.#state = { ...this.#state, [topic]: found };
    this.#onDidChange.fire();
  }
}
