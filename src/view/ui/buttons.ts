import * as l10n from "@vscode/l10n";
import type { Account } from "../../accounts/account.ts";
import type { TaskKey } from "../../tasks/plan.ts";
import { commandLink } from "./commandLinks.ts";
import type { Button } from "./notice.ts";

export const showLogButton = (): Button => ({ label: l10n.t("Show Log"), does: commandLink("ecm.showLog") });

export const showTaskButton = (task: TaskKey): Button => ({
  label: l10n.t("Show Task"),
  does: commandLink("ecm.showTask", task),
});

/** Shows the image that a task has made. */
export const showImageButton = (task: TaskKey): Button => ({
  label: l10n.t("Show Image"),
  does: commandLink("ecm.showImage", task),
});

/** No button if there was no reply, and so no RequestId. */
export const copyRequestIdButtons = ({ requestId }: { readonly requestId: string }): readonly Button[] =>
  requestId === "" ? [] : [{ label: l10n.t("Copy RequestId"), does: commandLink("ecm.copyRequestId", { requestId }) }];

/** Opens the Create Image wizard at its first page. */
export const anotherInstanceButton = (): Button => ({
  label: l10n.t("Choose Another Instance"),
  does: commandLink("ecm.createImage"),
});

/** Makes room for another image: in one account, or in one that the command asks for. */
export const cleanUpButton = (account: Account | undefined): Button => ({
  label: l10n.t("Clean Up Images…"),
  does: account ? commandLink("ecm.cleanUpImages", account) : commandLink("ecm.cleanUpImages"),
});
