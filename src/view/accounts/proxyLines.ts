import * as l10n from "@vscode/l10n";
import type { ConnectionTestResult } from "../../accounts/connection/connection.ts";
import type { NoProxyReason, ProxyChoice } from "../../accounts/connection/proxy.ts";
import { good, line, trouble } from "./reportLine.ts";

/** The proxy that VS Code uses, and why. */
export const proxyLines = (choice: ProxyChoice): readonly string[] => [
  proxyLine(choice),
  ...(choice.isSettingIgnored === true
    ? [line("⚠", l10n.t("The setting {0} is not used: it has to begin with {1}", "http.proxy", "http://"))]
    : []),
];

function proxyLine(choice: ProxyChoice): string {
  if (choice.kind === "none") return good(withoutProxy[choice.reason]());
  if (choice.kind === "system")
    return line("○", l10n.t("Proxy: the one of the operating system, if it has one. Only the editor knows it"));
  return good(
    choice.source === "setting"
      ? l10n.t("Proxy: {0}, by the setting {1}", choice.address, "http.proxy")
      : l10n.t("Proxy: {0}, by the environment", choice.address),
  );
}

const withoutProxy: Readonly<Record<NoProxyReason, () => string>> = {
  loopback: () => l10n.t("Proxy: none, the address is on this computer"),
  proxySupport: () => l10n.t("Proxy: none, by the setting {0}", "http.proxySupport"),
  fetchSupport: () => l10n.t("Proxy: none, by the setting {0}", "http.fetchAdditionalSupport"),
  noProxy: () => l10n.t("Proxy: none for this address, by the setting {0}", "http.noProxy"),
  environment: () => l10n.t("Proxy: none for this address, by {0} in the environment", "NO_PROXY"),
  remote: () => l10n.t("Proxy: none, by the setting {0}", "http.useLocalProxyConfiguration"),
};

/** Behind a proxy it is no trouble if this computer does not find the name. */
export function nameLine({ name, proxy, connection }: ConnectionTestResult): string {
  if (name.ok) return good(l10n.t("Name lookup: {0}", name.addresses.join(", ")));
  if (proxy.kind === "proxy")
    return line("○", l10n.t("Name lookup: this computer does not find the name. The proxy looks it up instead"));
  if (proxy.kind === "system" && connection.ok)
    return line(
      "○",
      l10n.t("Name lookup: this computer does not find the name. A proxy of the operating system has found it"),
    );
  return trouble(name.failure);
}
