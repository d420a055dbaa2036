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

/** How long between two looks, in milliseconds: longer each time nothing has moved, for some never do. */
const shortestPauseMs = 3000;
const longestPauseMs = 60_000;

/** Follows instances that are changing their state, for as long as somebody can see them. */
export class LiveUpdates {
  readonly #parts: LiveUpdatesOptions;
  readonly #followed = new Map<AccountId, { readonly ids: string; readonly stop: AbortController }>();
  #isSeen = false;

  constructor(parts: LiveUpdatesOptions) {
    this.#parts = parts;
  }

  /** The list has come into sight, or gone out of it. */
  show(isSeen: boolean): void {
    this.#isSeen = isSeen;
    this.look();
  }

  /** Follows what is changing now; call it whenever the inventory has changed. */
  look(): void {
    // An account that is gone has nothing that changes, and is looked at once more so that its loop ends.
    const accounts = new Set([...this.#followed.keys(), ...this.#parts.accounts.all.map(({ id }) => id)]);
    for (const id of accounts) this.#followOnly(id, this.#isSeen ? this.#changing(id) : []);
  }

  dispose(): void {
    for (const { stop } of this.#followed.values()) stop.abort(new Error("Nobody is looking."));
    this.#followed.clear();
    this.#isSeen = false;
  }

  /** Others than before are followed from the start, at the short pause. */
  #followOnly(account: AccountId, ids: readonly InstanceId[]): void {
    const before = this.#followed.get(account);
    if ((before?.ids ?? "") === ids.join()) return;
    before?.stop.abort(new Error("Others are followed."));
    this.#followed.delete(account);
    if (ids.length === 0) return;
    const stop = new AbortController();
    this.#followed.set(account, { ids: ids.join(), stop });
    void this.#follow(account, ids, stop.signal);
  }

  /** Goes on until aborted, which the inventory's changing brings about. */
  async #follow(account: AccountId, ids: readonly InstanceId[], signal: AbortSignal): Promise<void> {
    const { inventory, clock, log } = this.#parts;
    try {
      for (let pause = shortestPauseMs; ; pause = Math.min(pause * 1.25, longestPauseMs)) {
        await clock.sleep(pause, signal);
        await refreshInstances(this.#parts, account, ids, signal);
      }
    } catch (error) {
      if (signal.aborted) return;
      log.warn(`Instances are no longer followed: ${String(error)}`);
      if (error instanceof EcmError) inventory.fail(account, error.failure);
    }
  }

  /** Nothing is followed after trouble, until the list was loaded anew. */
  #changing(account: AccountId): readonly InstanceId[] {
    const { items, failure } = this.#parts.inventory.of(account);
    return failure ? [] : items.filter(isChanging).map(({ id }) => id);
  }
}

/** Looks at single instances anew: DescribeInstances, five a call. Those it does not find are gone. */
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
