import type { Environment } from "../profiles/environment.ts";
import { stringOr } from "../../base/settings.ts";

/** VS Code's settings under `http.` that decide about proxies, unchecked. */
export interface ProxySettings {
  readonly fetchAdditionalSupport?: unknown;
  readonly proxySupport?: unknown;
  readonly proxy?: unknown;
  readonly noProxy?: unknown;
  /** Only in a remote window's extension host. */
  readonly useLocalProxyConfiguration?: unknown;
}

/** Why no proxy is used. */
export type NoProxyReason = "loopback" | "proxySupport" | "fetchSupport" | "noProxy" | "environment" | "remote";

/** The proxy of an endpoint. `system`: only VS Code knows it, because it asks the operating system. */
export type ProxyChoice = (
  | { readonly kind: "none"; readonly reason: NoProxyReason }
  /** `address` has no password. */
  | { readonly kind: "proxy"; readonly source: "setting" | "environment"; readonly address: string }
  | { readonly kind: "system" }
) & {
  /** `http.proxy` holds a text that VS Code takes for no address. */
  readonly isSettingIgnored?: true;
};

/**
 * The proxy that VS Code uses for `fetch` to an endpoint, by its own rules. For display only: VS Code itself applies it.
 * @see https://github.com/microsoft/vscode-proxy-agent/blob/main/src/index.ts
 */
export function proxyFor(endpoint: string, settings: ProxySettings, environment: Environment): ProxyChoice {
  const url = URL.parse(endpoint);
  const reason = reasonForNone(url, settings, environment);
  if (reason) return { kind: "none", reason };
  const address = addressOf(settings.proxy);
  if (address !== undefined) return { kind: "proxy", source: "setting", address };
  const ignored = stringOr(settings.proxy, "").trim() === "" ? {} : ({ isSettingIgnored: true } as const);
  return { ...withoutSetting(settings, environment), ...ignored };
}

function withoutSetting(settings: ProxySettings, environment: Environment): ProxyChoice {
  const address = addressOf(firstSet(environment, ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY"]));
  if (address !== undefined) return { kind: "proxy", source: "environment", address };
  return settings.useLocalProxyConfiguration === false ? { kind: "none", reason: "remote" } : { kind: "system" };
}

function reasonForNone(url: URL | null, settings: ProxySettings, environment: Environment): NoProxyReason | undefined {
  if (settings.fetchAdditionalSupport === false) return "fetchSupport";
  if (!supports.includes(settings.proxySupport)) return "proxySupport";
  const host = url?.hostname.replace(/^\[|\]$/g, "") ?? "";
  if (loopback.includes(host)) return "loopback";
  const port = url?.port || (url?.protocol === "http:" ? "80" : "443");
  const exempt = exemptInSettings(settings.noProxy);
  // An entry in the settings, whatever it is, replaces the environment's.
  if (exempt.length > 0) return isExempt(exempt, host, port) ? "noProxy" : undefined;
  return isExempt(exemptInEnvironment(environment), host, port) ? "environment" : undefined;
}

/** The values of `http.proxySupport` with which `fetch` uses proxies. */
const supports: readonly unknown[] = ["override", "fallback", "on"];

const loopback: readonly string[] = ["localhost", "127.0.0.1", "::1", "::ffff:127.0.0.1"];

function exemptInSettings(noProxy: unknown): readonly string[] {
  const entries: readonly unknown[] = Array.isArray(noProxy) ? noProxy : [];
  return entries.filter((entry) => typeof entry === "string").map((entry) => entry.trim().toLowerCase());
}

const exemptInEnvironment = (environment: Environment): readonly string[] =>
  firstSet(environment, ["no_proxy", "NO_PROXY"]).trim().toLowerCase().split(",");

/** An entry is a domain, which includes its subdomains, and perhaps a port. `*` alone is everything. */
function isExempt(entries: readonly string[], host: string, port: string): boolean {
  if (entries.includes("*")) return true;
  return entries.some((entry) => {
    const [name = "", onlyPort = ""] = entry.trim().split(":");
    const domain = name.startsWith(".") ? name : `.${name}`;
    return name !== "" && `.${host}`.endsWith(domain) && (onlyPort === "" || onlyPort === port);
  });
}

const firstSet = (environment: Environment, names: readonly string[]): string =>
  names.map((name) => environment[name] ?? "").find((value) => value !== "") ?? "";

/** A proxy's address without its password; `undefined` for a text that VS Code ignores. */
function addressOf(proxy: unknown): string | undefined {
  const [, scheme = "", rest = ""] = (typeof proxy === "string" && /^([^:]*):\/\/(.*)$/s.exec(proxy.trim())) || [];
  if (!/^(https?|socks[45]?|socks4a|socks5h)$/i.test(scheme)) return undefined;
  return `${scheme.toLowerCase()}://${rest.replace(/^.*@/s, "").replace(/[/?#\s].*$/s, "")}`;
}
