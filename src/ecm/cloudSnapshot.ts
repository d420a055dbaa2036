import { Emitter } from "../base/events.ts";
import { EcmError, type Failure } from "./errors/failure.ts";
import type { Config, DeniedAction, Ecm, Image, Instance, InstanceId, Module } from "./model.ts";

/** Something the cloud was asked about: not answered yet, told, or not to be had. */
export type Loadable<T> =
  | { readonly is: "awaited" }
  | { readonly is: "known"; readonly value: T }
  | { readonly is: "unknown"; readonly failure: Failure | undefined };

/** What the cloud says that matters before images are made. */
export interface SnapshotState {
  readonly instances: Loadable<readonly Instance[]>;
  readonly images: Loadable<readonly Image[]>;
  readonly denied: Loadable<ReadonlyMap<InstanceId, readonly DeniedAction[]>>;
  readonly config: Loadable<Config>;
  readonly modules: Loadable<readonly Module[]>;
}

const awaited = { is: "awaited" } as const;

/** How long the cloud may take to answer before something counts as unknown, in milliseconds. */
const patienceMs = 20_000;

/**
 * Asks everything at once, as soon as it is made, about instances of one account: DescribeInstances, DescribeImage,
 * DescribeInstancesDeniedActions, DescribeConfig and DescribeModule. Never throws.
 */
export class CloudSnapshot {
  readonly changed = new Emitter();
  readonly complete: Promise<unknown>;
  #findings: SnapshotState = {
    instances: awaited,
    images: awaited,
    denied: awaited,
    config: awaited,
    modules: awaited,
  };
  readonly #imagesNoted: Promise<void>;

  constructor(ecm: Ecm | undefined, ids: readonly InstanceId[], stop: AbortSignal) {
    const signal = AbortSignal.any([stop, AbortSignal.timeout(patienceMs)]);
    const ask = async <T>(call: (ecm: Ecm) => Promise<T>): Promise<T> => {
      if (!ecm) throw new Error("The account is signed out.");
      return call(ecm);
    };
    this.#imagesNoted = this.#note(
      "images",
      ask((cloud) => cloud.images({}, signal)),
    );
    this.complete = Promise.all([
      this.#note(
        "instances",
        ask((cloud) => cloud.instances({ ids }, signal)),
      ),
      this.#imagesNoted,
      this.#note(
        "denied",
        ask((cloud) => cloud.deniedActions(ids, signal)),
      ),
      this.#note(
        "config",
        ask((cloud) => cloud.config(signal)),
      ),
      this.#note(
        "modules",
        ask((cloud) => cloud.modules(signal)),
      ),
    ]);
  }

  get state(): SnapshotState {
    return this.#findings;
  }

  /** The account's own images; `undefined` when they are not to be had. */
  async images(): Promise<readonly Image[] | undefined> {
    await this.#imagesNoted;
    const { images } = this.#findings;
    return images.is === "known" ? images.value : undefined;
  }

  async #note<Topic extends keyof SnapshotState>(
    topic: Topic,
    answer: Promise<Extract<SnapshotState[Topic], { readonly is: "known" }>["value"]>,
  ): Promise<void> {
    const found = await answer.then(
      (value) => ({ is: "known", value }) as const,
      (error: unknown) => ({ is: "unknown", failure: error instanceof EcmError ? error.failure : undefined }) as const,
    );
    this.#findings = { ...this.#findings, [topic]: found };
    this.changed.fire();
  }
}
