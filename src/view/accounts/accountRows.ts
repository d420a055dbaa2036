import * as l10n from "@vscode/l10n";
import type { Account } from "../../accounts/account.ts";
import type { Listing } from "../../accounts/inventory/listing.ts";
import { isOffline } from "../../ecm/errors/classify.ts";
import { failureText } from "../errors/failureText.ts";
import { factTable } from "../text/factTable.ts";
import { localTime } from "../text/time.ts";
import type { Row } from "../ui/row.ts";
import { accountFacts, accountLabel, accountLook, accountMarks } from "./accountText.ts";
import { joinNonEmpty } from "../text/phrases.ts";

/** The content of an account's row. */
export interface AccountContent {
  readonly counts: { readonly shown: number; readonly all: number };
  /** The count as text: "24 instances". */
  readonly word: string;
  readonly none: string;
  readonly rows: () => readonly Row[];
}

/** Whether the items may be out of date, and are shown in grey. */
export const isStale = ({ failure }: Listing<unknown>): boolean => failure !== undefined && isOffline(failure);

/** The top-level row of an account. Its failure comes before its rows. */
export function accountRow(account: Account, listing: Listing<unknown>, content: AccountContent, now: number): Row {
  const label = accountLabel(account);
  const description = joinNonEmpty([...accountMarks(account, now), countText(listing, content), ageText(listing)]);
  return {
    id: account.id,
    label,
    description,
    ...accountLook(account),
    isGrey: isStale(listing),
    menu: accountMenu(account),
    spoken: l10n.t("Account {0}, {1}", label, description),
    tooltip: async () => factTable(accountFacts(account, now)),
    subject: account,
    isOpen: true,
    rows: () => [...troubleRows(account, listing, content), ...content.rows()],
  };
}

const accountMenu = ({ kind, isProtected, link }: Account): string =>
  ["account", kind, isProtected ? "protected" : "unprotected", ...(link?.login ? ["login"] : [])].join(" ");

const troubleMenu = ({ kind, link }: Account): string => ["trouble", kind, ...(link?.login ? ["login"] : [])].join(" ");

function countText({ isLoading, loadedAt, failure }: Listing<unknown>, { counts, word }: AccountContent): string {
  if (isLoading && loadedAt === undefined) return counts.all === 0 ? l10n.t("loading…") : l10n.t("{0}, loading…", word);
  if (counts.all === 0 && (failure || loadedAt === undefined)) return "";
  return counts.shown === counts.all ? word : l10n.t("{0} of {1}", counts.shown, word);
}

/** The age of the rows, unless they are current. */
const ageText = ({ isRemembered, failure, loadedAt }: Listing<unknown>): string =>
  loadedAt !== undefined && (isRemembered || failure) ? l10n.t("as of {0}", localTime(loadedAt).slice(0, 16)) : "";

/** The account's failure and its remedy, as the first child row. */
function troubleRows(account: Account, listing: Listing<unknown>, { none, counts }: AccountContent): readonly Row[] {
  const { loadedAt, isLoading } = listing;
  const failure = problemOf(account) ?? listing.failure;
  if (failure) return [troubleRow(account, failureText(failure).text, failureText(failure).advice)];
  if (counts.shown > 0 || loadedAt === undefined || isLoading) return [];
  const advice = l10n.t("This account has none, or its keys may not list them.");
  const empty = counts.all === 0 ? troubleRow(account, none, advice) : troubleRow(account, l10n.t("No match"), "");
  return [{ ...empty, icon: "info", color: "", menu: "empty" }];
}

/** The problem of a linked profile. Shown at once, before any call is made with it. */
const problemOf = ({ link }: Account) => link?.problem && { code: link.problem, message: "" };

const troubleRow = (account: Account, label: string, description: string): Row => ({
  id: `${account.id}/trouble`,
  label,
  description,
  icon: "warning",
  color: "list.warningForeground",
  menu: troubleMenu(account),
  spoken: `${label} ${description}`.trim(),
  subject: account,
});
