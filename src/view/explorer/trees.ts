import type { Account } from "../../accounts/account.ts";
import type { Accounts } from "../../accounts/accounts.ts";
import type { Inventory } from "../../accounts/inventory/inventory.ts";
import type { Listing } from "../../accounts/inventory/listing.ts";
import type { Clock } from "../../base/clock.ts";
import { isOffline, needsCredentials } from "../../ecm/errors/classify.ts";
import type { Image, Module } from "../../ecm/model.ts";
import type { TaskStore } from "../../tasks/engine/taskStore.ts";
import { hasEnded } from "../../tasks/task.ts";
import { imageItems, imageRows } from "../images/imageRows.ts";
import { imageUseOf, latestImageOf } from "../images/imageUse.ts";
import { instanceFilter } from "../instances/instanceFilter.ts";
import { instanceRows } from "../instances/instanceRows.ts";
import type { Row } from "../ui/row.ts";
import type { Explorer } from "./explorer.ts";

/** What the two trees are drawn from. */
export interface TreeOptions {
  readonly accounts: Pick<Accounts, "all">;
  readonly inventory: Inventory;
  readonly images: Inventory<Image>;
  readonly modules: Inventory<Module>;
  readonly explorer: Explorer;
  readonly taskStore: Pick<TaskStore, "tasks">;
  readonly clock: Pick<Clock, "now">;
}

/** A view as it is to look now. */
export interface Tree {
  readonly rows: readonly Row[];
  /** Why there are no rows, which tells the welcome text to show. */
  readonly empty: Emptiness | undefined;
  /** What stands beside the view's title. */
  readonly filter: string;
}

/** The tree of instances, drawn anew by each call from what is known by then. */
export function instanceTree(parts: TreeOptions): () => Tree {
  const { accounts, inventory, explorer, clock } = parts;
  const lastImage = latestImageOf(parts);
  const listing = ({ id }: Account) => inventory.of(id);
  return () => {
    const { grouping, instanceFilter: filter } = explorer;
    const isMatch = instanceFilter(filter);
    const hasMatch = accounts.all.some((account) => listing(account).items.some(isMatch));
    const empty = emptiness(accounts.all, listing, hasMatch);
    const rows = empty
      ? []
      : instanceRows({ accounts: accounts.all, listing, grouping, filter, now: clock.now(), lastImage });
    return { rows, empty, filter };
  };
}

/** The tree of images, those being made included. */
export function imageTree(parts: TreeOptions): () => Tree {
  const { accounts, images, explorer, taskStore, clock } = parts;
  const use = imageUseOf(parts);
  const listing = ({ id }: Account) => images.of(id);
  return () => {
    const { imageGrouping: grouping, imageFilter: filter } = explorer;
    const tasks = taskStore.tasks.filter((task) => !hasEnded(task));
    const scene = { accounts: accounts.all, listing, tasks, grouping, filter, now: clock.now(), use };
    const hasMatch = accounts.all.some((account) => imageItems(account, scene).shown.length > 0);
    const empty = hasMatch ? undefined : emptiness(accounts.all, listing, false);
    return { rows: empty ? [] : imageRows(scene), empty, filter };
  };
}

/** Why a tree has nothing to show: which of the welcome texts stands in its place. */
export type Emptiness = "noAccount" | "nothing" | "noMatch" | "expired" | "offline";

/** `undefined` while there is a row worth showing: something of some account, or trouble that is not the same for all. */
export function emptiness(
  accounts: readonly Account[],
  listing: (account: Account) => Listing<unknown>,
  hasMatch: boolean,
): Emptiness | undefined {
  if (accounts.length === 0) return "noAccount";
  const listings = accounts.map(listing);
  if (listings.some(({ items }) => items.length > 0)) return hasMatch ? undefined : "noMatch";
  const [first, ...others] = listings.map(reasonOf);
  return others.every((reason) => reason === first) ? first : undefined;
}

function reasonOf({ failure, isLoading, loadedAt }: Listing<unknown>): Emptiness | undefined {
  if (failure && isOffline(failure)) return "offline";
  if (failure) return needsCredentials(failure) ? "expired" : undefined;
  return loadedAt === undefined || isLoading ? undefined : "nothing";
}
