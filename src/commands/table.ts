import type { App } from "../app.ts";
import type { CommandArguments, CommandId } from "../view/links.ts";
import { addAccount } from "./addAccount.ts";
import { cleanUpImages } from "./cleanUpImages.ts";
import { clearFilter } from "./clearFilter.ts";
import { clearImageFilter } from "./clearImageFilter.ts";
import { copyAsTccli } from "./copyAsTccli.ts";
import { copyId } from "./copyId.ts";
import { copyImageId } from "./copyImageId.ts";
import { copyIp } from "./copyIp.ts";
import { copyPolicy } from "./copyPolicy.ts";
import { copyRequestId } from "./copyRequestId.ts";
import { createImage } from "./createImage.ts";
import { decideTask } from "./decideTask.ts";
import { deleteImage } from "./deleteImage.ts";
import { describeImage } from "./describeImage.ts";
import { dismissTask } from "./dismissTask.ts";
import { filterImages } from "./filterImages.ts";
import { filterInstances } from "./filterInstances.ts";
import { groupImages } from "./groupImages.ts";
import { groupInstances } from "./groupInstances.ts";
import { openConsole } from "./openConsole.ts";
import { rebootInstance } from "./rebootInstance.ts";
import { logIn } from "./logIn.ts";
import { protectAccount } from "./protectAccount.ts";
import { refresh } from "./refresh.ts";
import { refreshAccount } from "./refreshAccount.ts";
import { renameAccount } from "./renameAccount.ts";
import { renameImage } from "./renameImage.ts";
import { renewAccount } from "./renewAccount.ts";
import { retryTask } from "./retryTask.ts";
import { showImage } from "./showImage.ts";
import { showLog } from "./showLog.ts";
import { showTask } from "./showTask.ts";
import { signOut } from "./signOut.ts";
import { startInstance } from "./startInstance.ts";
import { stopInstance } from "./stopInstance.ts";
import { stopWatching } from "./stopWatching.ts";
import { testConnection } from "./testConnection.ts";
import { unprotectAccount } from "./unprotectAccount.ts";

/** Each command's function: the one of that name, in the file of that name. */
export const commands: { readonly [Id in CommandId]: (app: App, ...args: CommandArguments[Id]) => Promise<void> } = {
  "ecm.addAccount": addAccount,
  "ecm.cleanUpImages": cleanUpImages,
  "ecm.clearFilter": clearFilter,
  "ecm.clearImageFilter": clearImageFilter,
  "ecm.copyAsTccli": copyAsTccli,
  "ecm.copyId": copyId,
  "ecm.copyImageId": copyImageId,
  "ecm.copyIp": copyIp,
  "ecm.copyPolicy": copyPolicy,
  "ecm.copyRequestId": copyRequestId,
  "ecm.createImage": createImage,
  "ecm.decideTask": decideTask,
  "ecm.deleteImage": deleteImage,
  "ecm.describeImage": describeImage,
  "ecm.dismissTask": dismissTask,
  "ecm.filterImages": filterImages,
  "ecm.filterInstances": filterInstances,
  "ecm.groupImages": groupImages,
  "ecm.groupInstances": groupInstances,
  "ecm.openConsole": openConsole,
  "ecm.rebootInstance": rebootInstance,
  "ecm.logIn": logIn,
  "ecm.protectAccount": protectAccount,
  "ecm.refresh": refresh,
  "ecm.refreshAccount": refreshAccount,
  "ecm.renameAccount": renameAccount,
  "ecm.renameImage": renameImage,
  "ecm.renewAccount": renewAccount,
  "ecm.retryTask": retryTask,
  "ecm.showImage": showImage,
  "ecm.showLog": showLog,
  "ecm.showTask": showTask,
  "ecm.signOut": signOut,
  "ecm.startInstance": startInstance,
  "ecm.stopInstance": stopInstance,
  "ecm.stopWatching": stopWatching,
  "ecm.testConnection": testConnection,
  "ecm.unprotectAccount": unprotectAccount,
};
