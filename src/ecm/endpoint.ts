import * as l10n from "@vscode/l10n";
import type { Checked } from "../base/check.ts";
import { type Site, siteHosts } from "./sites.ts";

const loopback = /^(127(\.\d{1,3}){3}|\[::1\]|localhost)$/;

/**
 * The origin that calls go to: the setting's, or the site's own if it is empty. Signed requests go out by https only;
 * plain http reaches this machine at most.
 */
export function endpointOf(site: Site, setting: string): Checked<string> {
  const text = setting.trim();
  if (text === "") return { ok: true, value: `https://${siteHosts[site]}` };
  const url = URL.parse(text);
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && loopback.test(url.hostname));
  if (url && isSafe && url.username === "" && url.password === "") return { ok: true, value: url.origin };
  return {
    ok: false,
    say: l10n.t("The setting ecm.endpoint must be an https address (plain http only for this computer): {0}", text),
  };
}
