import * as l10n from "@vscode/l10n";
import type { Account } from "../../accounts/account.ts";
import type { Instance, InstanceState } from "../../ecm/model.ts";
import { accountLabel } from "../accounts/accountText.ts";
import { plain } from "../text/escape.ts";
import type { Look } from "../ui/row.ts";

const looks: Readonly<Record<InstanceState, Look>> = {
  PENDING: { stateLabel: () => l10n.t("being created"), icon: "loading~spin" },
  LAUNCH_FAILED: { stateLabel: () => l10n.t("creation failed"), icon: "error", color: "testing.iconFailed" },
  RUNNING: { stateLabel: () => l10n.t("running"), icon: "vm-running", color: "testing.iconPassed" },
  STOPPED: { stateLabel: () => l10n.t("stopped"), icon: "vm" },
  STARTING: { stateLabel: () => l10n.t("starting"), icon: "loading~spin" },
  STOPPING: { stateLabel: () => l10n.t("stopping"), icon: "loading~spin" },
  REBOOTING: { stateLabel: () => l10n.t("rebooting"), icon: "loading~spin" },
  SHUTDOWN: { stateLabel: () => l10n.t("shut down, to be terminated"), icon: "circle-slash" },
  TERMINATING: { stateLabel: () => l10n.t("being terminated"), icon: "trash" },
};

/** An undocumented state is shown unchanged. */
const lookOf = (state: string): Look =>
  Object.entries(looks).find(([known]) => known === state)?.[1] ?? { stateLabel: () => plain(state), icon: "question" };

export const instanceStateLabel = ({ state, restrictState }: Instance): string => {
  const word = lookOf(state).stateLabel();
  if (restrictState === "EXPIRED") return l10n.t("{0}, expired", word);
  return restrictState === "PROTECTIVELY_ISOLATED" ? l10n.t("{0}, isolated", word) : word;
};

export const instanceStateIcon = ({ state }: Instance): Pick<Look, "icon" | "color"> => lookOf(state);

/** Why no image can be made of an instance now; `undefined` if one can. */
export function whyNoImage(instance: Instance): string | undefined {
  if (instance.restrictState !== "NORMAL" && instance.restrictState !== "") return instanceStateLabel(instance);
  if (instance.state !== "RUNNING" && instance.state !== "STOPPED") return instanceStateLabel(instance);
  return instance.latestOperationState === "OPERATING"
    ? l10n.t("busy: {0}", plain(instance.latestOperation))
    : undefined;
}

/** Whether an image can be made of an instance, now or after its current operation. */
export const isImageable = (instance: Instance): boolean =>
  whyNoImage({ ...instance, latestOperationState: "" }) === undefined;

/** The name, or the ID of an unnamed instance. */
export const instanceName = ({ name, id }: Instance): string => (name === "" ? id : name);

/** Says that an instance no longer exists. */
export const goneText = (account: Pick<Account, "label">, name: string): string =>
  l10n.t("Instance {0} ({1}) is gone.", plain(name), accountLabel(account));
