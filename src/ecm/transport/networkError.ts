import { ecmError } from "../errors/classify.ts";
import type { EcmError } from "../errors/failure.ts";
import { type Obstacle, proxyStatus, type RequestTrace } from "./requestTrace.ts";

/** What is known about a request that failed. */
type Trace = Pick<RequestTrace, "sent" | "obstacle">;

const untraced: Trace = { sent: "unknown", obstacle: undefined };

/**
 * Converts an error of `fetch` into an `EcmError`. A code that says that nothing was sent needs proof: the trace, or an
 * error that only precedes the request.
 */
export function networkError(action: string, thrown: unknown, trace: Trace = untraced): EcmError {
  const causes = causesOf(thrown);
  const code = trace.sent === "yes" ? undefined : (causes.map(ownCode).find(isKnown) ?? codeUnsent(causes, trace));
  const message = causes.findLast((cause) => cause.message !== "")?.message ?? "";
  return ecmError({ action, code: code ?? "ClientError.ConnectionLost", message }, { cause: thrown });
}

/** The error of a request that was given up; the message of `thrown` says after what time. */
export function timeoutError(action: string, thrown: Error, { sent, obstacle }: Trace = untraced): EcmError {
  const code = sent === "no" && obstacle ? unconnected[obstacle] : "ClientError.Timeout";
  return ecmError({ action, code, message: thrown.message }, { cause: thrown });
}

const isKnown = (code: string | undefined) => code !== undefined;

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

/** The code of an error that only occurs before a request is sent, whether or not it was traced. */
function ownCode({ code, message }: Cause): string | undefined {
  const [, status] = proxyStatus.exec(message) ?? [];
  if (status !== undefined) return proxyCode(Number(status));
  if (untrusted.test(String(code))) return "ClientError.TlsError";
  return undefined;
}

/** The code of a proxy's refusal to open a tunnel. */
function proxyCode(status: number): string {
  if (status === 407) return "ClientError.ProxySignIn";
  return status >= 500 || status === 429 ? unconnected.tunnel : "ClientError.ProxyRefused";
}

/** The codes of Node for a certificate that is not trusted. */
const untrusted =
  /^(CERT_|CRL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_|ERROR_IN_C|ERR_TLS_CERT)/;

function codeUnsent(causes: readonly Cause[], { sent, obstacle }: Trace): string | undefined {
  if (obstacle === "proxy" || obstacle === "tunnel") return unconnected[obstacle];
  if (causes.some(({ syscall }) => syscall === "getaddrinfo")) return "ClientError.NameNotResolved";
  if (causes.some(isConnectError)) return unconnected.connection;
  if (causes.some(({ message }) => cutHandshake.test(message))) return unconnected.handshake;
  return sent === "no" ? handshakeCode(causes) : undefined;
}

const isConnectError = ({ syscall, code }: Cause): boolean =>
  syscall === "connect" || code === "UND_ERR_CONNECT_TIMEOUT";

/** The message of Node's TLS for a connection that ends during the handshake. */
const cutHandshake = /before secure TLS connection was established/;

function handshakeCode(causes: readonly Cause[]): string {
  const codes = causes.map(({ code }) => String(code));
  if (codes.includes("ERR_SSL_WRONG_VERSION_NUMBER")) return "ClientError.TlsError";
  return codes.some((code) => code.startsWith("ERR_SSL_")) ? "ClientError.HandshakeRefused" : unconnected.handshake;
}

/** The codes of requests that waited in vain for a connection. */
const unconnected: Readonly<Record<Obstacle, string>> = {
  connection: "ClientError.ConnectionRefused",
  proxy: "ClientError.ProxyUnreachable",
  tunnel: "ClientError.ProxyUnavailable",
  handshake: "ClientError.HandshakeCut",
};
