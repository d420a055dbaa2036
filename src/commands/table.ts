import type { App } from "../app.ts";
import type { CommandArguments, CommandId } from "../view/ui/commandLinks.ts";
import { addAccount } from "./accounts/addAccount.ts";
import { protectAccount, renameAccount, unprotectAccount } from "./accounts/editAccount.ts";
import { renewAccount } from "./accounts/renewAccount.ts";
import { logIn, signOut } from "./accounts/signInOut.ts";
import { testConnection } from "./accounts/testConnection.ts";
import { copyAsTccli, copyId, copyImageId, copyIp, copyPolicy, copyRequestId } from "./explorer/copy.ts";
import { clearFilter, clearImageFilter, filterImages, filterInstances } from "./explorer/filter.ts";
import { groupImages, groupInstances } from "./explorer/group.ts";
import { openConsole, showLog } from "./explorer/open.ts";
import { refresh, refreshAccount } from "./explorer/refresh.ts";
import { createImage } from "./images/createImage.ts";
import { cleanUpImages, deleteImage } from "./images/deleteImages.ts";
import { describeImage, renameImage } from "./images/editImage.ts";
import { showImage } from "./images/showImage.ts";
import { rebootInstance, startInstance, stopInstance } from "./instances/instancePower.ts";
import { decideTask } from "./tasks/decideTask.ts";
import { retryTask } from "./tasks/retryTask.ts";
import { dismissTask, showTask, stopWatching } from "./tasks/taskList.ts";

/** Maps each command ID to the function of that name. */
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
