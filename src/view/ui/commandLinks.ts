import type { Account } from "../../accounts/account.ts";
import type { AccountImage, AccountInstance } from "../../accounts/inventory/inventory.ts";
import type { Decision } from "../../tasks/journal/taskEvent.ts";
import type { PowerMode, TaskKey } from "../../tasks/plan.ts";
import type { Continuation } from "./continuation.ts";

/** The object behind a row: the first argument of its menu commands. The second holds all selected objects. */
export type Subject = Account | AccountInstance | AccountImage | TaskKey;

/** The account of a row. `undefined` for a task's row, which holds the task's key only. */
export const accountOf = (subject: Subject | undefined): Account | undefined =>
  typeof subject === "object" ? ("account" in subject ? subject.account : subject) : undefined;

/** VS Code's own commands that a button may run. */
interface BuiltInArguments {
  "workbench.action.openSettings": [query: string];
  "ecm.tasks.focus": [];
}

/** Every command and its arguments. `commands/table.ts` maps each to its function. */
export interface CommandArguments {
  "ecm.addAccount": [from?: Continuation];
  "ecm.renewAccount": [of?: Account | TaskKey, from?: Continuation];
  "ecm.renameAccount": [account?: Account];
  "ecm.protectAccount": [account?: Account];
  "ecm.unprotectAccount": [account?: Account];
  "ecm.logIn": [of?: Account | TaskKey];
  "ecm.testConnection": [account?: Account];
  "ecm.signOut": [account?: Account];
  "ecm.createImage": [at?: AccountInstance, all?: readonly AccountInstance[], defaults?: CreateImageDefaults];
  "ecm.refresh": [];
  "ecm.refreshAccount": [account?: Account];
  "ecm.copyId": [at?: AccountInstance | AccountImage, all?: readonly (AccountInstance | AccountImage)[]];
  "ecm.copyIp": [at?: AccountInstance, all?: readonly AccountInstance[]];
  "ecm.openConsole": [at?: Account | AccountInstance | AccountImage];
  "ecm.groupInstances": [];
  "ecm.filterInstances": [];
  "ecm.clearFilter": [];
  "ecm.startInstance": [at?: AccountInstance, all?: readonly AccountInstance[]];
  "ecm.stopInstance": [at?: AccountInstance, all?: readonly AccountInstance[]];
  "ecm.rebootInstance": [at?: AccountInstance, all?: readonly AccountInstance[]];
  "ecm.groupImages": [];
  "ecm.filterImages": [];
  "ecm.clearImageFilter": [];
  "ecm.renameImage": [at?: AccountImage];
  "ecm.describeImage": [at?: AccountImage];
  "ecm.deleteImage": [at?: AccountImage, all?: readonly AccountImage[]];
  "ecm.cleanUpImages": [at?: Subject];
  "ecm.showImage": [task?: TaskKey];
  "ecm.showTask": [task?: TaskKey];
  "ecm.retryTask": [task?: TaskKey, how?: RetryOptions];
  "ecm.decideTask": [task?: TaskKey, choice?: Decision];
  "ecm.dismissTask": [task?: TaskKey];
  "ecm.stopWatching": [task?: TaskKey];
  "ecm.copyRequestId": [task?: TaskKey | { readonly requestId: string }];
  "ecm.copyAsTccli": [task?: TaskKey];
  "ecm.copyImageId": [task?: TaskKey];
  "ecm.copyPolicy": [denied?: { readonly action: string }];
  "ecm.showLog": [];
}

export type CommandId = keyof CommandArguments;

/** A command with its arguments, run by a row or a button. */
export type CommandLink = {
  readonly [Id in keyof Linkable]: { readonly command: Id; readonly arguments: Linkable[Id] };
}[keyof Linkable];

type Linkable = CommandArguments & BuiltInArguments;

/** Creates a link to a command. The compiler checks its arguments. */
export const commandLink = <Id extends keyof Linkable>(command: Id, ...args: Linkable[Id]) => ({
  command,
  arguments: args,
});

/** Initial answers of the Create Image wizard. */
export interface CreateImageDefaults {
  readonly name?: string;
  readonly description?: string;
  readonly power?: PowerMode;
  /** Waits until the instance is ready before the wizard opens. */
  readonly waits?: boolean;
}

/** How an ended task is retried. */
export interface RetryOptions {
  readonly power?: PowerMode;
  readonly waits?: boolean;
  /** Suggests a new name instead of the task's. */
  readonly renames?: boolean;
  /** Retries all failed tasks of the batch, not this one alone. */
  readonly failedOfBatch?: boolean;
}
