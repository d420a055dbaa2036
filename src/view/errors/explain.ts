import * as l10n from "@vscode/l10n";
import type { Account } from "../../accounts/account.ts";
import { UserError } from "../../base/userError.ts";
import { EcmError } from "../../ecm/errors/failure.ts";
import { JournalError } from "../../tasks/journal/journal.ts";
import { problemNotice, wizardErrorNotice } from "../tasks/taskNotices.ts";
import { plain } from "../text/escape.ts";
import { sentences } from "../text/phrases.ts";
import type { Notice } from "../ui/notice.ts";
import { WizardError } from "../wizard/wizardError.ts";
import { showLogButton } from "../ui/buttons.ts";

/** The notification for an error. */
export function explain(error: unknown, account: Account | undefined): Notice {
  if (error instanceof WizardError) return wizardErrorNotice(error);
  if (error instanceof EcmError) return problemNotice(error.failure, account ? { account, site: account.site } : {});
  if (error instanceof UserError) return { kind: "warning", text: plain(error.message), buttons: [] };
  if (error instanceof JournalError)
    return {
      kind: "error",
      text: sentences(plain(error.message), l10n.t("Nothing was sent.")),
      buttons: [showLogButton()],
    };
  return {
    kind: "error",
    text: l10n.t("Something went wrong in the extension: {0}", plain(String(error))),
    buttons: [showLogButton()],
  };
}
