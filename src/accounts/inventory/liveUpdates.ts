import { backoff } from "../../base/backoff.ts";
import type { Clock } from "../../base/clock.ts";
import type { Log } from "../../base/log.ts";
import { EcmError } from "../../ecm/errors/failure.ts";
import type { Instance, InstanceId } from "../../ecm/model.ts";
import type { AccountId } from "../account.ts";
import type { Accounts } from "../accounts.ts";
import type { Inventory } from "./inventory.ts";
import { isChanging } from "../../ecm/instanceState.ts";

export interface LiveUpdatesOptions {
  readonly accounts: Accounts;
  readonly inventory: Inventory;
  readonly clock: Clock;
  readonly log: Log;
}

/** The pauses between two refreshes, in milliseconds. They grow while nothing changes: some instances never settle. */
const refreshPause = backoff({ first: 3000, factor: 1.25, longest: 60_000 });

/** Refreshes instances while their state is changing and their view is visible. */
export class LiveUpdates {
  readonly #options: LiveUpdatesOptions;
  readonly #followed = new Map<AccountId, { readonly ids: string; readonly stop: AbortController }>();
  #isVisible = false;

  constructor(options: LiveUpdatesOptions) {
    this.#options = options;
  }

  /** The view has become visible or hidden. */
  show(isVisible: boolean): void {
    this.#isVisible = isVisible;
    this.look();
  }

  /** Follows the instances that are changing now. Call it whenever the inventory has changed. */
  look(): void {
    // Removed accounts are included, so that their loops end.
    const accounts = new Set([...this.#followed.keys(), ...this.#options.accounts.all.map(({ id }) => id)]);
    for (const id of accounts) this.#followOnly(id, this.#isVisible ? this.#changing(id) : []);
  }

  dispose(): void {
    for (const { stop } of this.#followed.values()) stop.abort(new Error("The view is hidden."));
    this.#followed.clear();
    this.#isVisible = false;
  }

  /** Starts over with the shortest pause if other instances are changing than before. */
  #followOnly(account: AccountId, ids: readonly InstanceId[]): void {
    const before = this.#followed.get(account);
    if ((before?.ids ?? "") === ids.join()) return;
    before?.stop.abort(new Error("Other instances are followed."));
    this.#followed.delete(account);
    if (ids.length === 0) return;
    const stop = new AbortController();
    this.#followed.set(account, { ids: ids.join(), stop });
    void this.#follow(account, ids, stop.signal);
  }

  /** Runs until aborted: once the inventory shows other changing instances, or none. */
  async #follow(account: AccountId, ids: readonly InstanceId[], signal: AbortSignal): Promise<void> {
    const { inventory, clock, log } = this.#options;
    try {
      for (let refreshes = 0; ; refreshes++) {
        await clock.sleep(refreshPause(refreshes), signal);
        await refreshInstances(this.#options, account, ids, signal);
      }
    } catch (error) {
      if (signal.aborted) return;
      log.warn(`Instances are no longer followed: ${String(error)}`);
      if (error instanceof EcmError) inventory.fail(account, error.failure);
    }
  }

  /** The instances to follow: none after a failure, until the list is refreshed. */
  #changing(account: AccountId): readonly InstanceId[] {
    const { items, failure } = this.#options.inventory.of(account);
    return failure ? [] : items.filter(isChanging).map(({ id }) => id);
  }
}

/** Refreshes single instances: DescribeInstances, five per call. Those not found are removed from the inventory. */
export async function refreshInstances(
  { accounts, inventory }: Pick<LiveUpdatesOptions, "accounts" | "inventory">,
  account: AccountId,
  ids: readonly InstanceId[],
  signal: AbortSignal,
): Promise<readonly Instance[]> {
  const ecm = accounts.ecm(account);
  if (!ecm) return [];
  const found = await ecm.instances({ ids }, signal);
  const alive = new Set(found.map(({ id }) => id));
  inventory.update(
    account,
    found,
    ids.filter((id) => !alive.has(id)),
  );
  return found;
}
