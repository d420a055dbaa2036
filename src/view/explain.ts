import * as l10n from "@vscode/l10n";
import type { Account } from "../accounts/account.ts";
import { Refusal } from "../base/refusal.ts";
import { EcmError } from "../ecm/failure.ts";
import { JournalError } from "../tasks/journal.ts";
import { link } from "./links.ts";
import type { Button, Notice } from "./notice.ts";
import { problemNotice, unfinishedNotice } from "./notices.ts";
import { plain } from "./plainText.ts";
import { sentences } from "./sentences.ts";
import { Unfinished } from "./unfinished.ts";

/** What a person is told of an error. */
export function explain(error: unknown, account: Account | undefined): Notice {
  const showLog: Button = { label: l10n.t("Show Log"), does: link("ecm.showLog") };
  if (error instanceof Unfinished) return unfinishedNotice(error);
  if (error instanceof EcmError) return problemNotice(error.failure, account ? { account, site: account.site } : {});
  if (error instanceof Refusal) return { kind: "warning", text: plain(error.message), buttons: [] };
  if (error instanceof JournalError)
    return { kind: "error", text: sentences(plain(error.message), l10n.t("Nothing was sent.")), buttons: [showLog] };
  return {
    kind: "error",
    text: l10n.t("Something went wrong in the extension: {0}", plain(String(error))),
    buttons: [showLog],
  };
}
