import { ecmError } from "../errors/classify.ts";
import type { EcmError } from "../errors/failure.ts";

/** Makes an `EcmError` of what `fetch` threw, by the innermost cause that can be told apart. */
export function networkError(action: string, thrown: unknown): EcmError {
  const causes = causesOf(thrown);
  const code = causes.map(codeOf).find((each) => each !== undefined) ?? "ClientError.ConnectionLost";
  const message = causes.findLast((cause) => cause.message !== "")?.message ?? "";
  return ecmError({ action, code, message }, { cause: thrown });
}

interface Cause extends Error {
  readonly code?: unknown;
  readonly syscall?: unknown;
}

/** The error, what caused it, and what caused that. Of an address with several numbers, the last one's. */
function causesOf(thrown: unknown): Cause[] {
  if (!(thrown instanceof Error)) return [];
  const inner = thrown instanceof AggregateError ? thrown.errors.flatMap(causesOf) : [];
  return [thrown, ...inner, ...causesOf(thrown.cause)];
}

/** Only what surely happened before the request went out gets a code of its own. */
function codeOf(cause: Cause): string | undefined {
  if (cause.syscall === "getaddrinfo") return "ClientError.NameNotResolved";
  if (cause.syscall === "connect" || cause.code === "UND_ERR_CONNECT_TIMEOUT") return "ClientError.ConnectionRefused";
  if (untrusted.test(String(cause.code))) return "ClientError.TlsError";
  return undefined;
}

/** How OpenSSL and Node say that a certificate or the very first greeting was no good. */
const untrusted =
  /^(CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA|ERR_TLS_CERT|ERR_SSL_WRONG_VERSION|ERR_SSL_.*HANDSHAKE_FAILURE)/;
