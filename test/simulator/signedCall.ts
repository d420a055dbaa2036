import type { Credential } from "../../src/ecm/credential.ts";
import { sha256, sign } from "./tc3.ts";

/** How a call deviates from a correct one. */
export interface CallOptions {
  readonly method?: "GET" | "POST";
  /** Milliseconds since 1970. */
  readonly now?: number;
  readonly host?: string;
  readonly service?: string;
  readonly body?: string;
  /** Headers to add or, after signing, to replace. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Signs a call by the documentation and sends it, without the SDK. */
export async function signedCall(
  url: string,
  credential: Credential,
  action: string,
  params: object = {},
  options: CallOptions = {},
): Promise<Response> {
  const { method = "POST", body = JSON.stringify(params), headers = {} } = options;
  const query = method === "GET" ? new URLSearchParams(flattened(params)).toString() : "";
  const signed = headersFor(url, credential, action, { ...options, method, body }, query);
  const address = query === "" ? url : `${url}/?${query}`;
  return await fetch(address, {
    method,
    headers: { ...signed, ...headers },
    redirect: "manual",
    ...(method === "POST" ? { body } : {}),
  });
}

function headersFor(url: string, credential: Credential, action: string, options: CallOptions, query: string) {
  const { method = "POST", body = "", now = Date.now(), service = "ecm", host = new URL(url).host } = options;
  const timestamp = Math.floor(now / 1000);
  const type = method === "GET" ? "application/x-www-form-urlencoded" : "application/json";
  const payloadHash = sha256(method === "GET" ? "" : body);
  const headers = [["content-type", type] as const, ["host", host] as const];
  const signature = sign({ method, query, headers, payloadHash, timestamp, service }, credential.secretKey);
  const scope = `${new Date(timestamp * 1000).toISOString().slice(0, 10)}/${service}/tc3_request`;
  return {
    "content-type": type,
    "x-tc-action": action,
    "x-tc-version": "2019-07-19",
    "x-tc-timestamp": String(timestamp),
    ...(credential.token === undefined ? {} : { "x-tc-token": credential.token }),
    authorization: `TC3-HMAC-SHA256 Credential=${credential.secretId}/${scope}, SignedHeaders=content-type;host, Signature=${signature}`,
  };
}

function flattened(value: unknown, path: readonly string[] = []): Record<string, string> {
  if (typeof value !== "object" || value === null) return { [path.join(".")]: String(value) };
  return Object.assign({}, ...Object.entries(value).map(([name, inner]) => flattened(inner, [...path, name])));
}
