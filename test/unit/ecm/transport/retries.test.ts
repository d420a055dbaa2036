import assert from "node:assert/strict";
import { test } from "node:test";
import { retryDelay } from "../../../../src/ecm/transport/sender.ts";
import { ecmError } from "../../../../src/ecm/errors/classify.ts";
import { networkError, timeoutError } from "../../../../src/ecm/transport/networkError.ts";

const failureOf = (code: string) => ecmError({ action: "x", code, message: "" }).failure;

/** The pauses between the tries of a call that keeps failing, without jitter. */
function pauses(code: string, changes: boolean): number[] {
  const found: number[] = [];
  for (let tries = 1; ; tries++) {
    const pause = retryDelay(failureOf(code), tries, changes, 0.5);
    if (pause === undefined) return found;
    found.push(pause);
  }
}

const read = false;
const change = true;

const cases: readonly (readonly [what: string, code: string, changes: boolean, pauses: readonly number[]])[] = [
  ["a throttled read", "RequestLimitExceeded", read, [1000, 2000, 4000]],
  ["a throttled change", "RequestLimitExceeded.UinLimitExceeded", change, [1000, 2000, 4000]],
  ["a read that lost its connection", "ClientError.ConnectionLost", read, [300, 600, 1200]],
  ["a read that got no answer in time", "ClientError.Timeout", read, [300, 600, 1200]],
  ["a read with an internal error", "InternalError", read, [300, 600, 1200]],
  ["a change that lost its connection", "ClientError.ConnectionLost", change, []],
  ["a change that got no answer in time", "ClientError.Timeout", change, []],
  ["a change with an internal error", "FailedOperation.InternalOperationFailure", change, []],
  ["a read that a proxy wants a sign-in for", "ClientError.ProxySignIn", read, []],
  ["a read that a proxy does not get through", "ClientError.ProxyUnavailable", read, []],
  ["a read whose handshake was cut", "ClientError.HandshakeCut", read, [300, 600, 1200]],
  ["a change that was never connected", "ClientError.ConnectionRefused", change, []],
  ["a change that a busy instance refuses", "UnsupportedOperation.InvalidInstanceState", change, []],
  ["a read with a wrong key", "AuthFailure.SignatureFailure", read, []],
  ["a read with an unknown error", "Unheard.Of", read, []],
];

for (const [what, code, changes, expected] of cases) {
  test(`${what} is ${expected.length === 0 ? "not retried" : `retried after ${expected.join(", ")} ms`}`, () => {
    assert.deepEqual(pauses(code, changes), expected);
  });
}

const error = (message: string, fields: object, cause?: unknown): Error =>
  Object.assign(new Error(message, { cause }), fields);

const fetchFailed = (cause: unknown): Error => new TypeError("fetch failed", { cause });

const thrown: readonly (readonly [what: string, error: unknown, expected: string])[] = [
  [
    "an unknown host",
    fetchFailed(error("getaddrinfo ENOTFOUND x", { code: "ENOTFOUND", syscall: "getaddrinfo" })),
    "NameNotResolved no: getaddrinfo ENOTFOUND x",
  ],
  [
    "a host with two addresses that both refuse",
    fetchFailed(
      new AggregateError(
        [
          error("connect ECONNREFUSED ::1:443", { code: "ECONNREFUSED", syscall: "connect" }),
          error("connect ECONNREFUSED 127.0.0.1:443", { code: "ECONNREFUSED", syscall: "connect" }),
        ],
        "",
      ),
    ),
    "ConnectionRefused no: connect ECONNREFUSED 127.0.0.1:443",
  ],
  [
    "a connection that times out",
    fetchFailed(error("Connect Timeout Error", { code: "UND_ERR_CONNECT_TIMEOUT" })),
    "ConnectionRefused no: Connect Timeout Error",
  ],
  [
    "a reset while connected",
    fetchFailed(error("read ECONNRESET", { code: "ECONNRESET", syscall: "read" })),
    "ConnectionLost unknown: read ECONNRESET",
  ],
  [
    "a network that is lost while connected",
    fetchFailed(error("read ETIMEDOUT", { code: "ETIMEDOUT", syscall: "read" })),
    "ConnectionLost unknown: read ETIMEDOUT",
  ],
  [
    "a self-signed certificate",
    fetchFailed(error("self-signed certificate", { code: "DEPTH_ZERO_SELF_SIGNED_CERT" })),
    "TlsError no: self-signed certificate",
  ],
  [
    "a certificate for another host",
    fetchFailed(error("altnames", { code: "ERR_TLS_CERT_ALTNAME_INVALID" })),
    "TlsError no: altnames",
  ],
  [
    "a TLS failure in the middle",
    fetchFailed(error("bad record mac", { code: "ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC" })),
    "ConnectionLost unknown: bad record mac",
  ],
  [
    "a handshake that broke off",
    fetchFailed(
      error("Client network socket disconnected before secure TLS connection was established", { code: "ECONNRESET" }),
    ),
    "HandshakeCut no: Client network socket disconnected before secure TLS connection was established",
  ],
  [
    "a proxy that wants a sign-in, in the words of VS Code",
    fetchFailed(error("Proxy response (407) ?.== 200 when HTTP Tunneling", { code: "UND_ERR_ABORTED" })),
    "ProxySignIn no: Proxy response (407) ?.== 200 when HTTP Tunneling",
  ],
  ["a thrown value that is no error", "oops", "ConnectionLost unknown: "],
];

for (const [what, cause, expected] of thrown) {
  test(`${what} is reported as ${expected}`, () => {
    const { code, executed, message } = networkError("CreateImage", cause).failure;
    assert.equal(`${code.replace("ClientError.", "")} ${executed}: ${message}`, expected);
  });
}

test("an error like that of a connection proves nothing about a request that was sent", () => {
  for (const [what, cause] of thrown) {
    const { code, executed } = networkError("CreateImage", cause, { sent: "yes", obstacle: undefined }).failure;
    assert.equal(`${code} ${executed}`, "ClientError.ConnectionLost unknown", what);
  }
});

test("a request that was not sent before its time was up is reported as not sent", () => {
  const late = new Error("No answer within 30 seconds.");
  const reported = (sent: "no" | "yes" | "unknown", obstacle: "proxy" | "tunnel" | undefined) => {
    const { code, executed } = timeoutError("CreateImage", late, { sent, obstacle }).failure;
    return `${code} ${executed}`;
  };
  assert.equal(reported("no", "proxy"), "ClientError.ProxyUnreachable no");
  assert.equal(reported("no", "tunnel"), "ClientError.ProxyUnavailable no");
  assert.equal(reported("yes", "tunnel"), "ClientError.Timeout unknown");
  assert.equal(reported("unknown", undefined), "ClientError.Timeout unknown");
});
