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

/** The way from an account to its cloud. */
export interface Connection {
  readonly sender: SenderOptions;
  /** The proxy that is set for it, without its password; "" for none. */
  readonly proxy: string;
}

/** What a look at the way from an account to its cloud has shown, step by step. */
export interface ConnectionTestResult {
  readonly endpoint: string;
  readonly proxy: string;
  readonly name: StepResult<{ readonly addresses: readonly string[] }>;
  readonly connection: StepResult<ConnectionMeasurement>;
  /** `undefined` where there was no connection to try them on. */
  readonly keys: StepResult<object> | undefined;
  /** By action; empty unless the keys are valid. */
  readonly permissions: readonly (readonly [action: string, permission: PermissionStatus])[];
}

export type StepResult<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly failure: Failure };

/** Looks at each step of the way. Throws only the signal's reason. */
export async function testConnectionSteps(
  { sender, proxy }: Connection,
  signal: AbortSignal,
): Promise<ConnectionTestResult> {
  const { endpoint, clock } = sender;
  const name = await outcome(() => addressesOf(endpoint));
  const connection = await outcome(() => measureConnection(endpoint, clock, signal));
  signal.throwIfAborted();
  if (!connection.ok) return { endpoint, proxy, name, connection, keys: undefined, permissions: [] };
  const first = await probePermission(sender, "DescribeInstances", signal);
  const keys = keysOutcome(first);
  const permissions = keys.ok ? await askAll(sender, signal) : [];
  return { endpoint, proxy, name, connection, keys, permissions };
}

function keysOutcome(first: PermissionStatus): StepResult<object> {
  const isBad = first.status === "unknown" && (needsCredentials(first.failure) || isUnanswered(first.failure));
  return isBad ? { ok: false, failure: first.failure } : { ok: true };
}

/** The clock, the proxy or the network: nothing was learnt of the keys, and nothing would be of permissions. */
const isUnanswered = ({ code }: Failure): boolean => code.startsWith("ClientError.") || code.startsWith("AuthFailure.");

async function askAll(sender: Connection["sender"], signal: AbortSignal): Promise<ConnectionTestResult["permissions"]> {
  return Promise.all(
    actionsFor.all.map(async (action) => [action, await probePermission(sender, action, signal)] as const),
  );
}

async function addressesOf(endpoint: string): Promise<{ readonly addresses: readonly string[] }> {
  const host = new URL(endpoint).hostname.replace(/^\[|\]$/g, "");
  const found = await lookup(host, { all: true }).catch((error: unknown) => Promise.reject(networkError("", error)));
  return { addresses: found.map(({ address }) => address) };
}

async function outcome<T extends object>(work: () => Promise<T>): Promise<StepResult<T>> {
  try {
    return { ok: true, ...(await work()) };
  } catch (error) {
    if (!(error instanceof EcmError)) throw error;
    return { ok: false, failure: error.failure };
  }
}
