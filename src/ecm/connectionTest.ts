import type { Clock } from "../base/clock.ts";
import { loadSdk } from "./connect.ts";
import { isDenied } from "./errors/classify.ts";
import { EcmError, type Failure } from "./errors/failure.ts";
import { withDeadline } from "./transport/deadline.ts";
import { networkError } from "./transport/networkError.ts";
import { Sender, type SenderOptions } from "./transport/sender.ts";

/**
 * Whether an account may use an action: `notDenied` when the cloud complained of something else, which it may look at
 * before it looks at permission; `untold` when the call got no answer to that.
 */
export type PermissionStatus =
  | { readonly status: "allowed" | "notDenied" }
  | { readonly status: "denied" | "untold"; readonly failure: Failure };

/**
 * Asks for an action without naming anything it could be done to. All actions that change something need to be told
 * what, so nothing happens.
 */
export async function probePermission(
  options: SenderOptions,
  action: string,
  signal: AbortSignal,
): Promise<PermissionStatus> {
  const parameters = lists.has(action) ? { Limit: 1 } : {};
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
  return complaint.test(failure.code) ? { status: "notDenied" } : { status: "untold", failure };
}

/** Actions that list; one row is enough. */
const lists: ReadonlySet<string> = new Set(["DescribeInstances", "DescribeImage", "DescribeModule"]);

const complaint = /^(MissingParameter|InvalidParameter|InvalidParameterValue)(\.|$)/;

/** What an address answers to a request that is not signed and asks for nothing. */
export interface ConnectionMeasurement {
  readonly status: number;
  readonly milliseconds: number;
  /** How far this computer's clock is ahead of the server's, in milliseconds; `undefined` if the server does not tell. */
  readonly clockAhead: number | undefined;
}

/** Knocks at an origin: name, proxy, connection and TLS must work for it. Throws `EcmError`, or the signal's reason. */
export async function measureConnection(
  endpoint: string,
  clock: Clock,
  signal: AbortSignal,
): Promise<ConnectionMeasurement> {
  const started = clock.now();
  const knock = (either: AbortSignal) => fetch(endpoint, { redirect: "manual", signal: either });
  const response = await withDeadline(clock, 15_000, signal, knock).catch((error: unknown) => {
    signal.throwIfAborted();
    throw networkError("", error);
  });
  await response.body?.cancel().catch(() => undefined);
  const ended = clock.now();
  const date = Date.parse(response.headers.get("date") ?? "");
  const clockAhead = Number.isNaN(date) ? undefined : Math.round((started + ended) / 2 - date);
  return { status: response.status, milliseconds: ended - started, clockAhead };
}
