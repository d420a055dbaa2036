import * as l10n from "@vscode/l10n";
import type { Account } from "../accounts/account.ts";
import type { Site } from "../ecm/sites.ts";
import { plain } from "./plainText.ts";

export const accountLabel = ({ label }: Pick<Account, "label">): string => plain(label);

export const siteName = (site: Site): string =>
  site === "china" ? l10n.t("China site") : l10n.t("International site");

export const siteWord = ({ kind, site }: Account): string => (kind === "sample" ? l10n.t("sample") : siteName(site));
