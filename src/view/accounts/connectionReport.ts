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
import { nameLine, proxyLines } from "./proxyLines.ts";
import { exposedText } from "./profilePages.ts";
import { good, line, trouble } from "./reportLine.ts";

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

function pathLines(test: ConnectionTestResult): readonly string[] {
  const { proxy, connection, keys } = test;
  return [
    good(l10n.t("Address: {0}", test.endpoint)),
    ...proxyLines(proxy),
    nameLine(test),
    ...(connection.ok ? [connectionLine(connection, test), clockLine(connection)] : [trouble(connection.failure)]),
    ...(keys ? step(keys, () => l10n.t("Keys: valid")) : []),
  ];
}

function connectionLine(
  { status, milliseconds }: ConnectionMeasurement,
  { endpoint, checksCertificates }: ConnectionTestResult,
): string {
  if (!endpoint.startsWith("https:"))
    return good(l10n.t("Connection: HTTP {0} after {1} ms, not encrypted", status, milliseconds));
  if (checksCertificates)
    return good(l10n.t("Connection: HTTP {0} after {1} ms, the certificate is trusted", status, milliseconds));
  const setting = "NODE_TLS_REJECT_UNAUTHORIZED=0";
  return line(
    "⚠",
    l10n.t(
      "Connection: HTTP {0} after {1} ms. Certificates are not checked: {2} is set",
      status,
      milliseconds,
      setting,
    ),
  );
}

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
