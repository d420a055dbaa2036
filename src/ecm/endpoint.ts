import * as l10n from "@vscode/l10n";
import type { Checked } from "../base/checked.ts";

const loopback = /^(127(\.\d{1,3}){3}|\[::1\]|localhost)$/;

/** Where a custom endpoint was set. */
export type AddressSource = "setting" | "profile";

/**
 * The origin that calls are sent to: a custom one, or the site's own if it is empty. Only https is allowed, and plain
 * http for loopback addresses.
 */
export function endpointOf(site: Site, custom: string, source: AddressSource): Checked<string> {
  const text = custom.trim();
  if (text === "") return { ok: true, value: `https://${siteHosts[site]}` };
  const url = URL.parse(text);
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && loopback.test(url.hostname));
  if (url && isSafe && url.username === "" && url.password === "") return { ok: true, value: url.origin };
  return { ok: false, say: refusals[source](text) };
}

const refusals: Readonly<Record<AddressSource, (text: string) => string>> = {
  setting: (text) =>
    l10n.t("The setting ecm.endpoint must be an https address (plain http only for this computer): {0}", text),
  profile: (text) =>
    l10n.t("The endpoint in the profile must be an https address (plain http only for this computer): {0}", text),
};

/**
 * Tencent Cloud's two sites. Keys of one site are not documented to work with the other.
 * @see https://www.tencentcloud.com/document/api/1119/45633
 */
export type Site = "china" | "international";

export const siteHosts: Readonly<Record<Site, string>> = {
  china: "ecm.tencentcloudapi.com",
  international: "ecm.intl.tencentcloudapi.com",
};
