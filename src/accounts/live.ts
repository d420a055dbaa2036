import type { Clock } from "../base/clock.ts";
import type { Log } from "../base/log.ts";
import { EcmError } from "../ecm/failure.ts";
import type { Instance, InstanceId } from "../ecm/model.ts";
import type { AccountId } from "./account.ts";
import type { Accounts } from "./accounts.ts";
import type { Inventory } from "./inventory.ts";

export interface LiveParts {
  readonly accounts: Accounts;
  readonly inventory: Inventory;
  readonly clock: Clock;
  readonly log: Log;
}

/** How long between two looks at instances that are on their way from one state to another, in milliseconds. */
const pauseMs = 3000;

/** Follows instances that are changing their state, for as long as somebody can see them. */
export class Live {
  readonly #parts: LiveParts;
  readonly #following = new Set<AccountId>();
  #seen: AbortController | undefined;

  constructor(parts: LiveParts) {
    this.#parts = parts;
  }

  /** The list has come into sight, or gone out of it. */
  show(isVisible: boolean): void {
    if (!isVisible) this.dispose();
    else this.#seen ??= new AbortController();
    this.look();
  }

  /** Begins to follow what needs it; call it whenever the inventory has changed. */
  look(): void {
    const seen = this.#seen;
    if (!seen) return;
    for (const { id } of this.#parts.accounts.all) {
      if (this.#following.has(id) || this.#changing(id).length === 0) continue;
      this.#following.add(id);
      void this.#follow(id, seen.signal).finally(() => this.#following.delete(id));
    }
  }

  dispose(): void {
    this.#seen?.abort(new Error("Nobody is looking."));
    this.#seen = undefined;
  }

  async #follow(account: AccountId, signal: AbortSignal): Promise<void> {
    const { accounts, inventory, clock, log } = this.#parts;
    try {
      for (let ids = this.#changing(account); ids.length > 0; ids = this.#changing(account)) {
        await clock.sleep(pauseMs, signal);
        await lookAt({ accounts, inventory }, account, ids, signal);
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

const passing: readonly string[] = ["PENDING", "STARTING", "STOPPING", "REBOOTING", "TERMINATING"];

const isChanging = ({ state, latestOperationState }: Instance): boolean =>
  passing.includes(state) || latestOperationState === "OPERATING";

/** Looks at single instances anew: DescribeInstances, five a call. Those it does not find are gone. */
export async function lookAt(
  { accounts, inventory }: Pick<LiveParts, "accounts" | "inventory">,
  account: AccountId,
  ids: readonly InstanceId[],
  signal: AbortSignal,
): Promise<readonly Instance[]> {
  const found = (await accounts.ecm(account)?.instances({ ids }, signal)) ?? [];
  const alive = new Set(found.map(({ id }) => id));
  inventory.update(
    account,
    found,
    ids.filter((id) => !alive.has(id)),
  );
  return found;
}
