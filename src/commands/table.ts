import type { App } from "../app.ts";
import type { CommandArguments, CommandId } from "../view/links.ts";
import { addAccount } from "./addAccount.ts";
import { copyAsTccli } from "./copyAsTccli.ts";
import { copyId } from "./copyId.ts";
import { copyImageId } from "./copyImageId.ts";
import { copyPolicy } from "./copyPolicy.ts";
import { copyRequestId } from "./copyRequestId.ts";
import { createImage } from "./createImage.ts";
import { decideTask } from "./decideTask.ts";
import { dismissTask } from "./dismissTask.ts";
import { logIn } from "./logIn.ts";
import { protectAccount } from "./protectAccount.ts";
import { refresh } from "./refresh.ts";
import { renameAccount } from "./renameAccount.ts";
import { renewAccount } from "./renewAccount.ts";
import { retryTask } from "./retryTask.ts";
import { showLog } from "./showLog.ts";
import { showTask } from "./showTask.ts";
import { signOut } from "./signOut.ts";
import { stopWatching } from "./stopWatching.ts";
import { testConnection } from "./testConnection.ts";
import { unprotectAccount } from "./unprotectAccount.ts";

/** Each command's function: the one of that name, in the file of that name. */
export const commands: { readonly [Id in CommandId]: (app: App, ...args: CommandArguments[Id]) => Promise<void> } = {
  "ecm.addAccount": addAccount,
  "ecm.copyAsTccli": copyAsTccli,
  "ecm.copyId": copyId,
  "ecm.copyImageId": copyImageId,
  "ecm.copyPolicy": copyPolicy,
  "ecm.copyRequestId": copyRequestId,
  "ecm.createImage": createImage,
  "ecm.decideTask": decideTask,
  "ecm.dismissTask": dismissTask,
  "ecm.logIn": logIn,
  "ecm.protectAccount": protectAccount,
  "ecm.refresh": refresh,
  "ecm.renameAccount": renameAccount,
  "ecm.renewAccount": renewAccount,
  "ecm.retryTask": retryTask,
  "ecm.showLog": showLog,
  "ecm.showTask": showTask,
  "ecm.signOut": signOut,
  "ecm.stopWatching": stopWatching,
  "ecm.testConnection": testConnection,
  "ecm.unprotectAccount": unprotectAccount,
};
