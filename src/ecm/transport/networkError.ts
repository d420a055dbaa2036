import { ecmError } from "../errors/classify.ts";
import type { EcmError } from "../errors/failure.ts";

/** Converts an error of `fetch` into an `EcmError`, by the first cause that has a code of its own. */
export function networkError(action: string, thrown: unknown): EcmError {
  const causes = causesOf(thrown);
  const code = causes.map(codeOf).find((found) => found !== undefined) ?? "ClientError.ConnectionLost";
  const message = causes.findLast((cause) => cause.message !== "")?.message ?? "";
  return ecmError({ action, code, message }, { cause: thrown });
}

interface Cause extends Error {
  readonly code?: unknown;
  readonly syscall?: unknown;
}

/** The error and its causes, outermost first, including those of each IP address that was tried. */
function causesOf(thrown: unknown): Cause[] {
  if (!(thrown instanceof Error)) return [];
  const inner = thrown instanceof AggregateError ? thrown.errors.flatMap(causesOf) : [];
  return [thrown, ...inner, ...causesOf(thrown.cause)];
}

/** Only errors that certainly precede the request have a code of their own. */
function codeOf(cause: Cause): string | undefined {
  if (cause.syscall === "getaddrinfo") return "ClientError.NameNotResolved";
  if (cause.syscall === "connect" || cause.code === "UND_ERR_CONNECT_TIMEOUT") return "ClientError.ConnectionRefused";
  if (untrusted.test(String(cause.code))) return "ClientError.TlsError";
  return undefined;
}

/** The codes of OpenSSL and Node for a rejected certificate or a failed TLS handshake. */
const untrusted =
  /^(CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA|ERR_TLS_CERT|ERR_SSL_WRONG_VERSION|ERR_SSL_.*HANDSHAKE_FAILURE)/;
