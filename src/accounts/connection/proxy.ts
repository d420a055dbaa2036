import * as l10n from "@vscode/l10n";
import { stringOr } from "../../base/settings.ts";

/** VS Code's settings under `http.`, unchecked. */
export interface ProxySettings {
  readonly proxySupport?: unknown;
  readonly proxy?: unknown;
  readonly noProxy?: unknown;
}

/**
 * The proxy that is set for an endpoint, without its password; "" for none, or if the endpoint is not an address. For
 * display only: VS Code itself applies the proxy to every `fetch`.
 */
export function proxyFor(
  endpoint: string,
  { proxySupport, proxy, noProxy }: ProxySettings,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  if (proxySupport === "off" || isExempt(URL.parse(endpoint)?.hostname ?? "", noProxy)) return "";
  const set = stringOr(proxy, "") || environment["HTTPS_PROXY"] || environment["https_proxy"] || "";
  return set === "" ? "" : addressOf(set);
}

function isExempt(host: string, noProxy: unknown): boolean {
  const entries: readonly unknown[] = Array.isArray(noProxy) ? noProxy : [];
  const exempt = entries.filter((entry) => typeof entry === "string");
  return exempt.some((entry) => host === entry || host.endsWith(entry.replace(/^\*?\.?/, ".")));
}

function addressOf(proxy: string): string {
  const url = URL.parse(proxy);
  return url ? `${url.protocol}//${url.host}` : l10n.t("set, but not an address");
}
