import type { Account } from "../accounts/account.ts";
import type { AccountImage, AccountInstance } from "../accounts/inventory.ts";
import type { Choice } from "../tasks/entry.ts";
import type { TaskKey } from "../tasks/plan.ts";

/** What a row stands for: the first argument of the commands in its menu, and, for several, each of the second. */
export type Subject = Account | AccountInstance | AccountImage | TaskKey;

/** VS Code's own commands that a button may carry. */
interface BuiltInArguments {
  "workbench.action.openSettings": [query: string];
}

/** Every command there is, and what it takes. `commands/table.ts` gives each its function. */
export interface CommandArguments {
  "ecm.addAccount": [];
  "ecm.renewAccount": [account?: Account];
  "ecm.renameAccount": [account?: Account];
  "ecm.signOut": [account?: Account];
  "ecm.createImage": [at?: AccountInstance];
  "ecm.refresh": [account?: Account];
  "ecm.copyId": [at?: AccountInstance | AccountImage, all?: readonly Subject[]];
  "ecm.copyIp": [at?: AccountInstance, all?: readonly Subject[]];
  "ecm.openConsole": [at?: Account | AccountInstance | AccountImage];
  "ecm.groupInstances": [];
  "ecm.filterInstances": [];
  "ecm.clearFilter": [];
  "ecm.startInstance": [at?: AccountInstance, all?: readonly Subject[]];
  "ecm.stopInstance": [at?: AccountInstance, all?: readonly Subject[]];
  "ecm.rebootInstance": [at?: AccountInstance, all?: readonly Subject[]];
  "ecm.groupImages": [];
  "ecm.filterImages": [];
  "ecm.clearImageFilter": [];
  "ecm.renameImage": [at?: AccountImage];
  "ecm.describeImage": [at?: AccountImage];
  "ecm.deleteImage": [at?: AccountImage, all?: readonly Subject[]];
  "ecm.showImage": [task?: TaskKey];
  "ecm.showTask": [task?: TaskKey];
  "ecm.retryTask": [task?: TaskKey];
  "ecm.decideTask": [task?: TaskKey, choice?: Choice];
  "ecm.dismissTask": [task?: TaskKey];
  "ecm.stopWatching": [task?: TaskKey];
  "ecm.copyRequestId": [task?: TaskKey | { readonly requestId: string }];
  "ecm.copyImageId": [task?: TaskKey];
  "ecm.copyPolicy": [];
  "ecm.showLog": [];
}

export type CommandId = keyof CommandArguments;

/** A command with its arguments, for a row or a button to carry. */
export type Link = {
  readonly [Id in keyof Linkable]: { readonly command: Id; readonly arguments: Linkable[Id] };
}[keyof Linkable];

type Linkable = CommandArguments & BuiltInArguments;

export const link = <Id extends keyof Linkable>(command: Id, ...args: Linkable[Id]) => ({ command, arguments: args });
