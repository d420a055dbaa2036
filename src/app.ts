import type { Account, AccountId } from "./accounts/account.ts";
import { Accounts, type AccountsOptions } from "./accounts/accounts.ts";
import type { Connection } from "./accounts/connection/connection.ts";
import { imageInventory, instanceInventory, type Inventory, moduleInventory } from "./accounts/inventory/inventory.ts";
import type { ListingStore } from "./accounts/inventory/listing.ts";
import { Profiles, type ProfilesOptions } from "./accounts/profiles/profiles.ts";
import type { AccountDirectoryStore } from "./accounts/storage/accountDirectory.ts";
import type { Secrets } from "./accounts/storage/secrets.ts";
import type { Clock } from "./base/clock.ts";
import type { Log } from "./base/log.ts";
import type { Settings } from "./base/settings.ts";
import type { Shell } from "./base/shell.ts";
import type { Image, Instance, Module } from "./ecm/model.ts";
import { PollSchedule } from "./tasks/schedule/polling.ts";
import { TaskEngine } from "./tasks/engine/taskEngine.ts";
import { TaskStore } from "./tasks/engine/taskStore.ts";
import type { Windows } from "./tasks/windows/windows.ts";
import type { Journal } from "./tasks/journal/journal.ts";
import { Explorer } from "./view/explorer/explorer.ts";
import { taskNotifier } from "./view/tasks/batch.ts";
import type { Screen } from "./view/ui/screen.ts";
import { Drafts } from "./view/wizard/drafts.ts";

/** The services that a command can use. */
export interface App {
  readonly accounts: Accounts;
  readonly profiles: Profiles;
  readonly inventory: Inventory;
  readonly images: Inventory<Image>;
  readonly modules: Inventory<Module>;
  readonly explorer: Explorer;
  readonly taskStore: TaskStore;
  readonly engine: TaskEngine;
  readonly screen: Screen;
  readonly drafts: Drafts;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly log: Log;
  /** An account's connection, for testing it step by step. */
  readonly connection: (account: Account) => Connection;
  /** The environment variables of this window, which may contain keys to import. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The shell for which commands are copied first. */
  readonly shell: Shell;
}

/** The services of VS Code and this computer that an app needs. Tests replace them. */
export interface Ports extends Pick<
  App,
  "screen" | "settings" | "clock" | "log" | "connection" | "environment" | "shell"
> {
  readonly secrets: Secrets;
  readonly directory: AccountDirectoryStore;
  /** Identifies this window until it closes or reloads. */
  readonly session: string;
  readonly profiles: Omit<ProfilesOptions, "clock">;
  readonly connect: AccountsOptions["connect"];
  readonly listings: ListingStore<Instance>;
  readonly journal: Journal;
  readonly windows: Windows;
  readonly newId: () => string;
  /** A random number from 0 to 1. */
  readonly random: () => number;
  /** Whether this window has the focus. */
  readonly isFocused: () => boolean;
}

/** Creates the services of one window. Reads nothing and sends nothing yet. */
export function makeApp(ports: Ports): App {
  const {
    secrets,
    directory,
    session,
    connect,
    listings,
    journal,
    windows,
    clock,
    log,
    newId,
    isFocused,
    screen,
    settings,
  } = ports;
  const profiles = new Profiles({ ...ports.profiles, clock });
  const seen = async (id: AccountId) => (await inventory.seen(id)).map((instance) => instance.id);
  const accounts = new Accounts({ secrets, directory, session, profiles, clock, log, seen, connect });
  const inventory = instanceInventory({ accounts, clock, store: listings });
  const taskStore = new TaskStore({ journal, clock, log, newId, me: windows.me });
  const notify = taskNotifier({ screen, settings, tasks: () => taskStore.tasks, account: (id) => accounts.find(id) });
  const engine = new TaskEngine({
    store: taskStore,
    polling: new PollSchedule(clock, isFocused, ports.random),
    windows,
    clock,
    log,
    newId,
    ecm: (account) => accounts.ecm(account),
    hasUnverifiedKeys: (account) => accounts.hasUnverifiedKeys(account),
    keysProblem: (account) => accounts.find(account)?.keysProblem,
    isFocused,
    isKeyringOpen: () => accounts.isComplete,
    notify: notify,
  });
  return {
    accounts,
    profiles,
    inventory,
    images: imageInventory({ accounts, clock }),
    modules: moduleInventory({ accounts, clock }),
    explorer: new Explorer(settings),
    taskStore,
    engine,
    screen,
    drafts: new Drafts(clock),
    settings,
    clock,
    log,
    connection: ports.connection,
    environment: ports.environment,
    shell: ports.shell,
  };
}
