import type { Clock } from "../base/clock.ts";
import { withDeadline } from "./deadline.ts";
import { networkError } from "./networkError.ts";

/** What an address answers to a request that is not signed and asks for nothing. */
export interface Reached {
  readonly status: number;
  readonly milliseconds: number;
  /** How far this computer's clock is ahead of the server's, in milliseconds; `undefined` if the server does not tell. */
  readonly clockAhead: number | undefined;
}

/** Knocks at an origin: name, proxy, connection and TLS must work for it. Throws `EcmError`, or the signal's reason. */
export async function reach(endpoint: string, clock: Clock, signal: AbortSignal): Promise<Reached> {
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
