import * as l10n from "@vscode/l10n";
import type { Account } from "../../accounts/account.ts";
import type { Site } from "../../ecm/endpoint.ts";
import { plain } from "../text/escape.ts";
import { duration } from "../text/time.ts";

/** The account's label, safe to show. */
export const accountLabel = ({ label }: Pick<Account, "label">): string => plain(label);

export const siteName = (site: Site): string =>
  site === "china" ? l10n.t("China site") : l10n.t("International site");

export const siteLabel = ({ kind, site }: Account): string => (kind === "sample" ? l10n.t("sample") : siteName(site));

/** The icon of an account. A protected account has its own icon and color. */
export const accountLook = ({ kind, isProtected }: Account): { readonly icon: string; readonly color?: string } => {
  if (isProtected) return { icon: "shield", color: "charts.red" };
  return { icon: kind === "sample" ? "beaker" : kind === "profile" ? "link" : "account" };
};

/** Short labels for an account's properties, the most important first. */
export const accountMarks = (account: Account, now: number): readonly string[] => [
  ...(account.isProtected ? [l10n.t("protected")] : []),
  siteLabel(account),
  ...(account.link ? [l10n.t("profile {0}", plain(account.link.reference.name))] : []),
  ...(account.keysProblem ? [l10n.t("no keys")] : []),
  ...(account.isSessionOnly ? [l10n.t("until this window closes")] : []),
  ...(account.mayBeForgotten ? [l10n.t("perhaps until this window closes")] : []),
  ...(account.expiresAt === undefined ? [] : [expiryText(account.expiresAt, now)]),
];

/** "expires in 12 min". Without seconds, so that the tree does not flicker. */
export function expiryText(expiresAt: number, now: number): string {
  const minutes = Math.ceil((expiresAt - now) / 60_000);
  if (minutes <= 0) return l10n.t("expired");
  if (minutes < 60) return l10n.t("expires in {0} min", minutes);
  return l10n.t("expires in {0}", duration(minutes * 60_000));
}

/** The account's tooltip, as Markdown. */
export const accountFacts = (account: Account, now: number): readonly (readonly [string, string])[] => [
  [l10n.t("Account"), account.label],
  [l10n.t("Site"), siteLabel(account)],
  [l10n.t("SecretId"), account.secretIdStart === "" ? "" : `${account.secretIdStart}…`],
  [l10n.t("Keys"), keysText(account)],
  [l10n.t("Expiry"), account.expiresAt === undefined ? "" : expiryText(account.expiresAt, now)],
  [l10n.t("Protected"), account.isProtected ? l10n.t("whatever cannot be undone asks for a name to be typed") : ""],
];

function keysText({ kind, link, isSessionOnly, keysProblem }: Account): string {
  if (keysProblem) return l10n.t("none now");
  if (kind === "sample") return l10n.t("none are needed");
  if (link) return link.isExposed ? `${link.reference.file} (${l10n.t("others can read it")})` : link.reference.file;
  return isSessionOnly ? l10n.t("in the memory of this window") : l10n.t("in VS Code's SecretStorage");
}
