import * as l10n from "@vscode/l10n";
import type { Account } from "../../accounts/account.ts";
import type { ConnectionTestResult, StepResult } from "../../accounts/connection/connection.ts";
import { policyFor } from "../../accounts/connection/policies.ts";
import type { PermissionStatus, ConnectionMeasurement } from "../../ecm/connectionTest.ts";
import type { Failure } from "../../ecm/errors/failure.ts";
import { failureText } from "../errors/failureText.ts";
import { plain } from "../text/escape.ts";
import { localTime } from "../text/time.ts";
import { wrapped } from "../text/wrap.ts";
import { accountFacts } from "./accountText.ts";
import { exposedText } from "./profilePages.ts";

/** The largest clock difference that the API accepts, in milliseconds. */
const acceptedSkewMs = 5 * 60_000;
/** The smallest clock difference that is reported, in milliseconds. */
const reportedSkewMs = 60_000;

/** The title of the report's tab. */
export const connectionReportTitle = ({ label }: Account): string => l10n.t("Connection · {0}", plain(label));

/** The report of a connection test: each step, with advice for failed ones. */
export function connectionReport(account: Account, checkup: ConnectionTestResult, now: number): string {
  const facts = accountFacts(account, now).filter(([, value]) => value !== "");
  return [
    wrapped(plain(l10n.t("Connection of account {0}", account.label))),
    "",
    `${localTime(now)}`,
    "",
    ...facts.map(([name, value]) => wrapped(`- ${plain(name)}: ${plain(value)}`, 2)),
    "",
    l10n.t("Network"),
    "",
    ...pathLines(checkup),
    ...(account.link?.isExposed ? [line("⚠", exposedText(account.link.reference.file))] : []),
    ...permissionLines(checkup),
    "",
  ].join("\n");
}

function pathLines({ endpoint, proxy, name, connection, keys }: ConnectionTestResult): readonly string[] {
  return [
    good(l10n.t("Address: {0}", endpoint)),
    good(proxy === "" ? l10n.t("Proxy: none is set") : l10n.t("Proxy: {0}", proxy)),
    nameLine(name, proxy),
    ...step(connection, (reached) => connectionText(endpoint, reached)),
    ...(connection.ok ? [clockLine(connection)] : []),
    ...(keys ? step(keys, () => l10n.t("Keys: valid")) : []),
  ];
}

/** Behind a proxy, the proxy resolves names. */
function nameLine(name: ConnectionTestResult["name"], proxy: string): string {
  if (name.ok) return good(l10n.t("Name lookup: {0}", name.addresses.join(", ")));
  if (proxy !== "") return good(l10n.t("Name lookup: left to the proxy"));
  return trouble(name.failure);
}

const connectionText = (endpoint: string, { status, milliseconds }: ConnectionMeasurement): string =>
  endpoint.startsWith("https:")
    ? l10n.t("Connection: HTTP {0} after {1} ms, the certificate is trusted", status, milliseconds)
    : l10n.t("Connection: HTTP {0} after {1} ms, not encrypted", status, milliseconds);

function clockLine({ clockAhead }: ConnectionMeasurement): string {
  if (clockAhead === undefined) return line("⚠", l10n.t("Clock: the server does not tell its time"));
  const seconds = Math.round(Math.abs(clockAhead) / 1000);
  const words =
    clockAhead >= 0
      ? l10n.t("Clock: {0} s ahead of the server", seconds)
      : l10n.t("Clock: {0} s behind the server", seconds);
  if (Math.abs(clockAhead) < reportedSkewMs) return good(words);
  const remedy = l10n.t("Beyond five minutes every signature is refused. Set the clock.");
  return line(Math.abs(clockAhead) < acceptedSkewMs ? "⚠" : "✘", `${words}. ${remedy}`);
}

function permissionLines({ permissions }: ConnectionTestResult): readonly string[] {
  if (permissions.length === 0) return [];
  const denied = permissions.flatMap(([action, { status: verdict }]) => (verdict === "denied" ? [action] : []));
  return [
    "",
    l10n.t("Permissions"),
    "",
    wrapped(l10n.t("Actions that change something were asked for without naming anything, so nothing has happened.")),
    "",
    ...permissions.map(permissionLine),
    ...(denied.length === 0 ? [] : policyLines(denied)),
  ];
}

function permissionLine([action, permission]: ConnectionTestResult["permissions"][number]): string {
  const name = `ecm:${action}`;
  if (!("failure" in permission))
    return good(permission.status === "allowed" ? name : `${name}: ${l10n.t("not denied")}`);
  return line(permission.status === "denied" ? "✘" : "⚠", `${name}: ${wordsOf(permission)}`);
}

const wordsOf = (permission: Extract<PermissionStatus, { readonly failure: Failure }>): string =>
  permission.status === "denied"
    ? l10n.t("not allowed")
    : l10n.t("cannot be told: {0}", failureText(permission.failure).text);

const policyLines = (denied: readonly string[]): readonly string[] => [
  "",
  wrapped(l10n.t("An administrator can grant what is missing with this policy:")),
  "",
  policyFor(denied),
];

const step = <T>(outcome: StepResult<T>, words: (found: T) => string): readonly string[] => [
  outcome.ok ? good(words(outcome)) : trouble(outcome.failure),
];

function trouble(failure: Failure): string {
  const { text, advice } = failureText(failure);
  const detail = failure.message === "" ? failure.code : `${failure.code}: ${failure.message}`;
  return line("✘", `${text} ${advice} (${detail})`);
}

const line = (sign: string, words: string): string => wrapped(`- ${sign} ${plain(words)}`, 4);
const good = (words: string): string => line("✔", words);
