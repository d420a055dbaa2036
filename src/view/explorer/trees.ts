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

/** The services that the two trees read. */
export interface TreeOptions {
  readonly accounts: Pick<Accounts, "all">;
  readonly inventory: Inventory;
  readonly images: Inventory<Image>;
  readonly modules: Inventory<Module>;
  readonly explorer: Explorer;
  readonly taskStore: Pick<TaskStore, "tasks">;
  readonly clock: Pick<Clock, "now">;
}

/** The content of a view. */
export interface Tree {
  readonly rows: readonly Row[];
  /** Why there are no rows. Selects the welcome text. */
  readonly empty: Emptiness | undefined;
  /** Shown beside the view's title. */
  readonly filter: string;
}

/** The tree of instances. Each call reads the current state. */
export function instanceTree(options: TreeOptions): () => Tree {
  const { accounts, inventory, explorer, clock } = options;
  const lastImage = latestImageOf(options);
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

/** The tree of images, including those being made. */
export function imageTree(options: TreeOptions): () => Tree {
  const { accounts, images, explorer, taskStore, clock } = options;
  const use = imageUseOf(options);
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

/** Why a tree is empty. Each reason has a welcome text. */
export type Emptiness = "noAccount" | "nothing" | "noMatch" | "expired" | "offline";

/** Why a tree is empty; `undefined` if rows are shown, or if the accounts are empty for different reasons. */
export function emptiness(
  accounts: readonly Account[],
  listing: (account: Account) => Listing<unknown>,
  hasMatch: boolean,
): Emptiness | undefined {
  if (accounts.length === 0) return "noAccount";
  const listings = accounts.map(listing);
  if (listings.some(({ items }) => items.length > 0)) return hasMatch ? undefined : "noMatch";
  // The row of an account without keys tells more.
  if (accounts.some(({ keysProblem }) => keysProblem)) return undefined;
  const [first, ...others] = listings.map(reasonOf);
  return others.every((reason) => reason === first) ? first : undefined;
}

function reasonOf({ failure, isLoading, loadedAt }: Listing<unknown>): Emptiness | undefined {
  if (failure && isOffline(failure)) return "offline";
  if (failure) return needsCredentials(failure) ? "expired" : undefined;
  return loadedAt === undefined || isLoading ? undefined : "nothing";
}
