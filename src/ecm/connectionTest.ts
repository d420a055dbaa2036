import type { Clock } from "../base/clock.ts";
import { loadSdk } from "./connect.ts";
import { isDenied } from "./errors/classify.ts";
import { EcmError, type Failure } from "./errors/failure.ts";
import { DeadlineExceeded, withDeadline } from "./transport/deadline.ts";
import { networkError, timeoutError } from "./transport/networkError.ts";
import { RequestTrace } from "./transport/requestTrace.ts";
import { Sender, type SenderOptions } from "./transport/sender.ts";

/**
 * Whether an account may call an action. `notDenied`: the API rejected the parameters, which it may check before the
 * permission. `unknown`: the call failed for another reason.
 */
export type PermissionStatus =
  | { readonly status: "allowed" | "notDenied" }
  | { readonly status: "denied" | "unknown"; readonly failure: Failure };

/**
 * Calls an action without its required parameters, so that a write changes nothing. Throws what is not an `EcmError`,
 * such as the signal's reason.
 */
export async function probePermission(
  options: SenderOptions,
  action: string,
  signal: AbortSignal,
): Promise<PermissionStatus> {
  const parameters = listActions.has(action) ? { Limit: 1 } : {};
  try {
    await new Sender(options, loadSdk).send({ action, parameters, isWrite: true, timeoutMs: 15_000 }, signal);
    return { status: "allowed" };
  } catch (error) {
    if (!(error instanceof EcmError)) throw error;
    return permissionOf(error.failure);
  }
}

function permissionOf(failure: Failure): PermissionStatus {
  if (isDenied(failure)) return { status: "denied", failure };
  return parameterError.test(failure.code) ? { status: "notDenied" } : { status: "unknown", failure };
}

/** Actions without required parameters; they return one row. */
const listActions: ReadonlySet<string> = new Set(["DescribeInstances", "DescribeImage", "DescribeModule"]);

const parameterError = /^(MissingParameter|InvalidParameter|InvalidParameterValue)(\.|$)/;

/** The response of an endpoint to an unsigned request without parameters. */
export interface ConnectionMeasurement {
  readonly status: number;
  readonly milliseconds: number;
  /** How far this computer's clock is ahead of the server's, in milliseconds; `undefined` without a Date header. */
  readonly clockAhead: number | undefined;
}

/**
 * Sends an unsigned request to an origin, which needs DNS, proxy, connection and TLS to work. Throws `EcmError`, or the
 * signal's reason.
 */
export async function measureConnection(
  endpoint: string,
  clock: Clock,
  signal: AbortSignal,
): Promise<ConnectionMeasurement> {
  const started = clock.now();
  const trace = new RequestTrace(endpoint);
  const request = (fetchSignal: AbortSignal) => fetch(endpoint, { redirect: "manual", signal: fetchSignal });
  const traced = (fetchSignal: AbortSignal) => trace.run(fetchSignal, request);
  const response = await withDeadline(clock, 15_000, signal, traced).catch((error: unknown) => {
    if (error instanceof DeadlineExceeded) throw timeoutError("", error, trace);
    signal.throwIfAborted();
    throw networkError("", error, trace);
  });
  await response.body?.cancel().catch(() => undefined);
  const ended = clock.now();
  const date = Date.parse(response.headers.get("date") ?? "");
  const clockAhead = Number.isNaN(date) ? undefined : Math.round((started + ended) / 2 - date);
  return { status: response.status, milliseconds: ended - started, clockAhead };
}
