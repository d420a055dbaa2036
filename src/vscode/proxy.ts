import * as vscode from "vscode";

/**
 * The proxy that is set for an address, without its password; "" for none. VS Code itself applies it to every `fetch`:
 * this only tells a person what is set.
 */
export function proxyFor(endpoint: string): string {
  const http = vscode.workspace.getConfiguration("http");
  if (http.get("proxySupport") === "off") return "";
  const host = URL.parse(endpoint)?.hostname ?? "";
  const exempt = http.get<readonly string[]>("noProxy", []);
  if (exempt.some((entry) => host === entry || host.endsWith(entry.replace(/^\*?\.?/, ".")))) return "";
  const set = http.get("proxy", "") || process.env["HTTPS_PROXY"] || process.env["https_proxy"] || "";
  const url = URL.parse(set);
  return url ? url.origin : set === "" ? "" : vscode.l10n.t("set, but not an address");
}
