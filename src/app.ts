import type { Account } from "./accounts/account.ts";
import type { Accounts } from "./accounts/accounts.ts";
import type { Profiles } from "./accounts/profiles.ts";
import type { Inventory } from "./accounts/inventory.ts";
import type { Way } from "./accounts/way.ts";
import type { Image, Module } from "./ecm/model.ts";
import type { Clock } from "./base/clock.ts";
import type { Log } from "./base/log.ts";
import type { Board } from "./tasks/board.ts";
import type { Tracker } from "./tasks/tracker.ts";
import type { Drafts } from "./view/drafts.ts";
import type { Explorer } from "./view/explorer.ts";
import type { Screen } from "./view/screen.ts";
import type { Settings } from "./view/settings.ts";

/** What a command can use. Put together once, in vscode/parts.ts. */
export interface App {
  readonly accounts: Accounts;
  readonly profiles: Profiles;
  readonly inventory: Inventory;
  readonly images: Inventory<Image>;
  readonly modules: Inventory<Module>;
  readonly explorer: Explorer;
  readonly board: Board;
  readonly tracker: Tracker;
  readonly screen: Screen;
  readonly drafts: Drafts;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly log: Log;
  /** The way to an account's cloud, for testing it step by step. */
  readonly way: (account: Account) => Way;
  /** The variables this window was started with, for taking keys over. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}
