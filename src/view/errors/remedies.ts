import * as l10n from "@vscode/l10n";
import type { Account } from "../../accounts/account.ts";
import type { Site } from "../../ecm/endpoint.ts";
import { meaningOf } from "../../ecm/errors/classify.ts";
import type { Failure } from "../../ecm/errors/failure.ts";
import type { Remedy } from "../../ecm/errors/meaning.ts";
import type { TaskKey } from "../../tasks/plan.ts";
import { commandLink, type RetryOptions } from "../ui/commandLinks.ts";
import type { Button } from "../ui/notice.ts";
import type { RecoveryButtons } from "../wizard/wizardError.ts";
import { documentationPage } from "./webPages.ts";
import { anotherInstanceButton, cleanUpButton, copyRequestIdButtons, showLogButton } from "../ui/buttons.ts";

/** The account, task or wizard that a failure concerns. */
export interface RemedyContext {
  readonly account?: Account;
  readonly site?: Site;
  readonly task?: TaskKey;
  /** Set if a wizard failed. */
  readonly recovery?: RecoveryButtons;
}

/** The buttons for a failure: its remedy, the ways to continue the wizard, then RequestId and log. */
export function remedyButtons(failure: Failure, context: RemedyContext): readonly Button[] {
  const remedy = remedies[meaningOf(failure.code).remedy](context, failure);
  const { recovery } = context;
  const buttons = new Set([...(remedy ? [remedy] : []), ...(recovery ? [recovery.again, recovery.back] : [])]);
  return [...buttons, ...copyRequestIdButtons(failure), showLogButton()];
}

const retryButton = (label: string, { task }: RemedyContext, retry: RetryOptions = {}): Button | undefined =>
  task && { label, does: commandLink("ecm.retryTask", task, retry) };

const remedies: Readonly<Record<Remedy, (context: RemedyContext, failure: Failure) => Button | undefined>> = {
  stopAndTryAgain: (context) => retryButton(l10n.t("Stop and Try Again"), context, { power: "stopAndStart" }),
  chooseAnotherName: (context) => retryButton(l10n.t("Choose Another Name"), context, { renames: true }),
  deleteImages: ({ account }) => cleanUpButton(account),
  // Keys that were rejected before they were saved belong to no account yet.
  renewAccount: ({ account, recovery }) =>
    recovery?.back ??
    (account
      ? { label: l10n.t("Renew Account…"), does: commandLink("ecm.renewAccount", account) }
      : { label: l10n.t("Add Account…"), does: commandLink("ecm.addAccount") }),
  logIn: ({ account }) => account && { label: l10n.t("Sign In with tccli"), does: commandLink("ecm.logIn", account) },
  addAccount: () => ({ label: l10n.t("Add Account…"), does: commandLink("ecm.addAccount") }),
  openSettings: () => ({
    label: l10n.t("Open Settings"),
    does: commandLink("workbench.action.openSettings", "ecm.endpoint"),
  }),
  copyPolicy: (_scene, { action }) =>
    action === ""
      ? { label: l10n.t("Copy Policy"), does: commandLink("ecm.copyPolicy") }
      : { label: l10n.t("Copy Policy for {0}", `ecm:${action}`), does: commandLink("ecm.copyPolicy", { action }) },
  waitUntilItSettles: (context) => retryButton(l10n.t("Wait Until It Settles"), context, { waits: true }),
  fixClock: () => ({ label: l10n.t("Fix Clock"), does: { explain: clockExplanation() } }),
  refresh: ({ account }) => ({
    label: l10n.t("Refresh"),
    does: account ? commandLink("ecm.refreshAccount", account) : commandLink("ecm.refresh"),
  }),
  tryAgain: (context) => retryButton(l10n.t("Retry…"), context),
  lookAgain: (context) => retryButton(l10n.t("Retry…"), context),
  chooseAnotherInstance: () => anotherInstanceButton(),
  openDocumentation: (context, failure) => openDocumentation(context, failure),
  showLog: (context, failure) => openDocumentation(context, failure),
};

/** Opens the failed action's documentation on the account's site. */
const openDocumentation = ({ site = "international" }: RemedyContext, { action }: Failure): Button => ({
  label: l10n.t("Open Documentation"),
  does: { open: documentationPage(action, site) },
});

const clockExplanation = () => ({
  text: l10n.t("Set the clock of this computer."),
  detail: l10n.t(
    "Each request is signed with the time, and Tencent Cloud refuses one that is more than five minutes off. Turn on automatic time in the settings of the operating system, check the time zone, then try again. In a virtual machine, a container or WSL, the clock may also stand still while the computer sleeps: restart it.",
  ),
});
