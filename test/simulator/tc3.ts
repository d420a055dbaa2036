import { createHash, createHmac } from "node:crypto";

/** The signed parts of a request. */
export interface Signable {
  readonly method: string;
  /** As it was sent, without the question mark. */
  readonly query: string;
  /** The headers that are signed, in the order of SignedHeaders, with lower-case names. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly payloadHash: string;
  readonly timestamp: number;
  readonly service: string;
}

export const sha256 = (data: string | Uint8Array): string => createHash("sha256").update(data).digest("hex");

const hmac = (key: string | Uint8Array, data: string) => createHmac("sha256", key).update(data);

/** The UTC date of a timestamp in seconds, as in the credential's scope. */
export const dayOf = (timestamp: number): string => new Date(timestamp * 1000).toISOString().slice(0, 10);

/** The hash of the canonical request. */
export function canonicalHash({ method, query, headers, payloadHash }: Signable): string {
  const lines = headers.map(([name, value]) => `${name}:${value.trim().toLowerCase()}\n`).join("");
  const names = headers.map(([name]) => name).join(";");
  return sha256([method, "/", query, lines, names, payloadHash].join("\n"));
}

/** TC3-HMAC-SHA256, implemented from its description so that it shares no mistake with the SDK. */
export function sign(request: Signable, secretKey: string): string {
  const day = dayOf(request.timestamp);
  const scope = `${day}/${request.service}/tc3_request`;
  const text = ["TC3-HMAC-SHA256", request.timestamp, scope, canonicalHash(request)].join("\n");
  const dayKey = hmac(`TC3${secretKey}`, day).digest();
  const serviceKey = hmac(dayKey, request.service).digest();
  return hmac(hmac(serviceKey, "tc3_request").digest(), text).digest("hex");
}
