import { choices } from "./choices.ts";
import type { Key, KeyRing } from "./keys.ts";
import { GatewayError } from "./messages.ts";
import { header, type Received } from "./received.ts";
import { dayOf, sha256, sign } from "./tc3.ts";

const pattern =
  /^TC3-HMAC-SHA256 Credential=([^/]*)\/(\d{4}-\d\d-\d\d)\/([^/]+)\/tc3_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;

/** The largest difference of a request's clock, in seconds. */
const tolerance = 300;

/** The key that signed a request. `now` is in milliseconds. Throws `GatewayError` for a wrong key or signature. */
export function authenticate(request: Received, keys: KeyRing, now: number): Key {
  const timestamp = readTimestamp(request);
  const [, secretId = "", day, service = "", names = "", signature] =
    pattern.exec(header(request, "authorization")) ?? refuse("AuthFailure.InvalidAuthorization");
  if (Math.abs(now / 1000 - timestamp) > tolerance) refuse("AuthFailure.SignatureExpire");
  if (!secretId.startsWith("AKID")) refuse("AuthFailure.InvalidSecretId");
  const key = keys.find(secretId) ?? refuse("AuthFailure.SecretIdNotFound");
  const signed = { timestamp, service, names: names.split(";") };
  const right = day === dayOf(timestamp) && isService(request, service) && isSignedBy(request, signed, key, signature);
  if (!right) refuse("AuthFailure.SignatureFailure");
  checkToken(key, header(request, "x-tc-token"), now);
  return key;
}

function refuse(code: GatewayError["code"]): never {
  throw new GatewayError(code);
}

function readTimestamp(request: Received): number {
  const text = header(request, "x-tc-timestamp");
  return /^\d{1,12}$/.test(text) ? Number(text) : refuse(choices.missingCommonParameter);
}

const loopback = /^(https?:\/\/)?(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/i;

/** SDKs read the service from the host's first label, which a loopback address does not have. */
function isService(request: Received, service: string): boolean {
  const host = header(request, "host");
  return loopback.test(host) || service === host.split(".")[0];
}

interface Signed {
  readonly timestamp: number;
  readonly service: string;
  readonly names: readonly string[];
}

function isSignedBy(request: Received, signed: Signed, key: Key, signature: string | undefined): boolean {
  if (!signed.names.includes("content-type") || !signed.names.includes("host")) return false;
  return hostsOf(request).some((host) => sign(signable(request, signed, host), key.secretKey) === signature);
}

/** Some SDKs sign the Host header with its port, some without. */
function hostsOf(request: Received): readonly string[] {
  const host = header(request, "host");
  return [host, host.replace(/:\d+$/, "")];
}

const signable = (request: Received, { timestamp, service, names }: Signed, host: string) => ({
  method: request.method,
  query: request.method === "GET" ? request.query : "",
  headers: names.map((name) => [name, name === "host" ? host : header(request, name)] as const),
  payloadHash: sha256(unsigned(request) ? "UNSIGNED-PAYLOAD" : request.method === "GET" ? "" : request.body),
  timestamp,
  service,
});

const unsigned = (request: Received) => header(request, "x-tc-content-sha256") === "UNSIGNED-PAYLOAD";

function checkToken(key: Key, token: string, now: number): void {
  if ((key.token ?? "") !== token) refuse("AuthFailure.TokenFailure");
  if (key.expiresAt !== undefined && key.expiresAt <= now) refuse("AuthFailure.TokenFailure");
}
