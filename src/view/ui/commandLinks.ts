import type { Account } from "../../accounts/account.ts";
import type { AccountImage, AccountInstance } from "../../accounts/inventory/inventory.ts";
import type { Decision } from "../../tasks/journal/taskEvent.ts";
import type { PowerMode, TaskKey } from "../../tasks/plan.ts";
import type { Continuation } from "./continuation.ts";

/** What a row stands for: the first argument of the commands in its menu; the second is all that was selected with it. */
export type Subject = Account | AccountInstance | AccountImage | TaskKey;

/** The account a row stands for, or belongs to; a task's row tells only the task. */
export const accountOf = (subject: Subject | undefined): Account | undefined =>
  typeof subject === "object" ? ("account" in subject ? subject.account : subject) : undefined;

/** VS Code's own commands that a button may carry. */
interface BuiltInArguments {
  "workbench.action.openSettings": [query: string];
  "ecm.tasks.focus": [];
}

/** Every command there is, and what it takes. `commands/table.ts` gives each its function. */
export interface CommandArguments {
  "ecm.addAccount": [from?: Continuation];
  "ecm.renewAccount": [of?: Account | TaskKey, from?: Continuation];
  "ecm.renameAccount": [account?: Account];
  "ecm.protectAccount": [account?: Account];
  "ecm.unprotectAccount": [account?: Account];
  "ecm.logIn": [of?: Account | TaskKey];
  "ecm.testConnection": [account?: Account];
  "ecm.signOut": [account?: Account];
  "ecm.createImage": [at?: AccountInstance, all?: readonly AccountInstance[], earlier?: CreateImageDefaults];
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

/** A command with its arguments, for a row or a button to carry. */
export type CommandLink = {
  readonly [Id in keyof Linkable]: { readonly command: Id; readonly arguments: Linkable[Id] };
}[keyof Linkable];

type Linkable = CommandArguments & BuiltInArguments;

export const commandLink = <Id extends keyof Linkable>(command: Id, ...args: Linkable[Id]) => ({
  command,
  arguments: args,
});

/** What the Create Image wizard begins with, when it is opened once more. */
export interface CreateImageDefaults {
  readonly name?: string;
  readonly description?: string;
  readonly power?: PowerMode;
  /** First wait until the instance has finished what it is doing. */
  readonly waits?: boolean;
}

/** How an ended task is tried again. */
export interface RetryOptions {
  readonly power?: PowerMode;
  readonly waits?: boolean;
  /** Begin with a name that is free. */
  readonly renames?: boolean;
  /** Try all that failed in the same request, not this one alone. */
  readonly failedOfBatch?: boolean;
}
