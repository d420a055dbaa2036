import * as l10n from "@vscode/l10n";
import type { Account } from "../accounts/account.ts";
import { meaningOf } from "../ecm/errors.ts";
import type { Failure } from "../ecm/failure.ts";
import type { Remedy } from "../ecm/meaning.ts";
import type { Site } from "../ecm/sites.ts";
import type { TaskKey } from "../tasks/plan.ts";
import { link } from "./links.ts";
import type { Button } from "./notice.ts";

/** What a failure happened to, as far as it is known. */
export interface Scene {
  readonly account?: Account;
  readonly site?: Site;
  readonly task?: TaskKey;
  /** The API action that failed. */
  readonly action?: string;
}

/** The button that mends a failure, if there is one here; then its RequestId and the log. */
export function remedyButtons(failure: Failure, scene: Scene): readonly Button[] {
  const showLog: Button = { label: l10n.t("Show Log"), does: link("ecm.showLog") };
  const { requestId } = failure;
  const copy: Button = { label: l10n.t("Copy RequestId"), does: link("ecm.copyRequestId", { requestId }) };
  const mend = remedies[meaningOf(failure.code).remedy]({ ...scene, action: failure.action });
  return [...(mend ? [mend] : []), ...(requestId === "" ? [] : [copy]), showLog];
}

const again = (label: string, { task }: Scene): Button | undefined =>
  task && { label, does: link("ecm.retryTask", task) };

const remedies: Readonly<Record<Remedy, (scene: Scene) => Button | undefined>> = {
  stopAndTryAgain: (scene) => again(l10n.t("Stop and Try Again"), scene),
  chooseAnotherName: (scene) => again(l10n.t("Choose Another Name"), scene),
  deleteImages: () => ({ label: l10n.t("Open Console"), does: { open: "https://console.cloud.tencent.com/ecm" } }),
  renewAccount: ({ account }) =>
    account && { label: l10n.t("Renew Account…"), does: link("ecm.renewAccount", account) },
  logIn: ({ account }) => account && { label: l10n.t("Sign In with tccli"), does: link("ecm.logIn", account) },
  addAccount: () => ({ label: l10n.t("Add Account…"), does: link("ecm.addAccount") }),
  openSettings: () => ({ label: l10n.t("Open Settings"), does: link("workbench.action.openSettings", "ecm.endpoint") }),
  copyPolicy: ({ action }) =>
    action
      ? { label: l10n.t("Copy Policy for {0}", `ecm:${action}`), does: link("ecm.copyPolicy", { action }) }
      : { label: l10n.t("Copy Policy"), does: link("ecm.copyPolicy") },
  waitUntilItSettles: (scene) => again(l10n.t("Try Again"), scene),
  fixClock: () => undefined,
  refresh: ({ account }) => ({
    label: l10n.t("Refresh"),
    does: account ? link("ecm.refresh", account) : link("ecm.refresh"),
  }),
  tryAgain: (scene) => again(l10n.t("Try Again"), scene),
  lookAgain: (scene) => again(l10n.t("Try Again"), scene),
  chooseAnotherInstance: () => ({ label: l10n.t("Choose Another Instance"), does: link("ecm.createImage") }),
  openDocumentation: ({ site = "international" }) => ({
    label: l10n.t("Open Documentation"),
    does: { open: createImagePages[site] },
  }),
  showLog: () => undefined,
};

/** The API's documentation, as each site publishes it. */
const createImagePages: Readonly<Record<Site, string>> = {
  china: "https://cloud.tencent.com/document/api/1108",
  international: "https://www.tencentcloud.com/document/api/1119/45727",
};
