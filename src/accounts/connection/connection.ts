import { lookup } from "node:dns/promises";
import {
  type PermissionStatus,
  probePermission,
  measureConnection,
  type ConnectionMeasurement,
} from "../../ecm/connectionTest.ts";
import { needsCredentials } from "../../ecm/errors/classify.ts";
import { EcmError, type Failure } from "../../ecm/errors/failure.ts";
import { networkError } from "../../ecm/transport/networkError.ts";
import type { SenderOptions } from "../../ecm/transport/sender.ts";
import { actionsFor } from "./policies.ts";
import type { ProxyChoice } from "./proxy.ts";

/** How an account reaches its cloud. */
export interface Connection {
  readonly sender: SenderOptions;
  readonly proxy: ProxyChoice;
}

/** The result of testing a connection, step by step. */
export interface ConnectionTestResult {
  readonly endpoint: string;
  readonly proxy: ProxyChoice;
  /** What this computer found. Behind a proxy, the proxy looks names up. */
  readonly name: StepResult<{ readonly addresses: readonly string[] }>;
  readonly connection: StepResult<ConnectionMeasurement>;
  /** Whether Node checks certificates; the environment can switch that off for the whole editor. */
  readonly checksCertificates: boolean;
  /** `undefined` if there was no connection to try them on. */
  readonly keys: StepResult<object> | undefined;
  /** One for each API action; empty unless the keys are valid. */
  readonly permissions: readonly (readonly [action: string, permission: PermissionStatus])[];
}

/** The result of one step. */
export type StepResult<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly failure: Failure };

/** Tests each step: name, connection, keys and permissions. Changes nothing. Throws only the signal's reason. */
export async function testConnectionSteps(
  { sender, proxy }: Connection,
  signal: AbortSignal,
): Promise<ConnectionTestResult> {
  const { endpoint, clock } = sender;
  const name = await attempt(() => addressesOf(endpoint));
  const connection = await attempt(() => measureConnection(endpoint, clock, signal));
  signal.throwIfAborted();
  const checksCertificates = process.env["NODE_TLS_REJECT_UNAUTHORIZED"] !== "0";
  const path = { endpoint, proxy, name, connection, checksCertificates };
  return { ...path, ...(connection.ok ? await testKeys(sender, signal) : { keys: undefined, permissions: [] }) };
}

async function testKeys(
  sender: SenderOptions,
  signal: AbortSignal,
): Promise<Pick<ConnectionTestResult, "keys" | "permissions">> {
  const first = await probePermission(sender, "DescribeInstances", signal);
  const bad = unprovenBy(first);
  if (bad && isBad(bad)) return { keys: { ok: false, failure: bad }, permissions: [] };
  const permissions = await askAll(sender, signal);
  return { keys: keysResult([first, ...permissions.map(([, permission]) => permission)]), permissions };
}

/** Only an answer about a permission or a parameter proves that keys are valid. */
const unprovenBy = (permission: PermissionStatus): Failure | undefined =>
  permission.status === "unknown" ? permission.failure : undefined;

function keysResult(permissions: readonly PermissionStatus[]): StepResult<object> {
  const failures = permissions.map(unprovenBy);
  const [failure] = failures;
  return failures.includes(undefined) || !failure ? { ok: true } : { ok: false, failure };
}

const isBad = (failure: Failure): boolean => needsCredentials(failure) || isUnanswered(failure);

/** Whether the clock, the proxy or the network failed, so that nothing is known about keys or permissions. */
const isUnanswered = ({ code }: Failure): boolean => code.startsWith("ClientError.") || code.startsWith("AuthFailure.");

async function askAll(sender: SenderOptions, signal: AbortSignal): Promise<ConnectionTestResult["permissions"]> {
  return Promise.all(
    actionsFor.all.map(async (action) => [action, await probePermission(sender, action, signal)] as const),
  );
}

async function addressesOf(endpoint: string): Promise<{ readonly addresses: readonly string[] }> {
  const host = new URL(endpoint).hostname.replace(/^\[|\]$/g, "");
  const found = await lookup(host, { all: true }).catch((error: unknown) => Promise.reject(networkError("", error)));
  return { addresses: found.map(({ address }) => address) };
}

async function attempt<T extends object>(work: () => Promise<T>): Promise<StepResult<T>> {
  try {
    return { ok: true, ...(await work()) };
  } catch (error) {
    if (!(error instanceof EcmError)) throw error;
    return { ok: false, failure: error.failure };
  }
}
