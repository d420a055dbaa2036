import sdkFetch from "tencentcloud-sdk-nodejs-ecm/tencentcloud/common/http/fetch.js";
import { Client as EcmClient } from "tencentcloud-sdk-nodejs-ecm/tencentcloud/services/ecm/v20190719/ecm_client.js";
import { Client as StsClient } from "tencentcloud-sdk-nodejs-ecm/tencentcloud/services/sts/v20180813/sts_client.js";
import type { CallRequest, RawResponse, Transport } from "./response.ts";

// The SDK is kept for its signature: Tencent Cloud's own implementation of TC3-HMAC-SHA256, for ECM and STS alike.
// Its HTTP layer is replaced because it drops the status, body and cause of an error. The global `fetch` keeps them,
// honors the proxy and certificate settings of VS Code, and lets esbuild.mjs leave node-fetch out of the bundle.
// The SDK reads `default` on each call, so this works bundled or not.
Object.assign(sdkFetch, { default: globalFetch });

const clients = { ecm: EcmClient, sts: StsClient } as const;

/** Signs and sends one request with Tencent Cloud's SDK. The only file that imports the SDK. */
export const sendWithSdk: Transport = async (request, signal) => {
  const client = new clients[request.service](clientConfig(request));
  const result: FetchResult = await client.request(request.action, request.parameters, { signal });
  if ("error" in result) throw result.error;
  return result.response;
};

function clientConfig({ credential, endpoint, language }: CallRequest): ConstructorParameters<typeof EcmClient>[0] {
  const { protocol, host } = new URL(endpoint);
  const { secretId, secretKey, token } = credential;
  return {
    credential: token === undefined ? { secretId, secretKey } : { secretId, secretKey, token },
    profile: { signMethod: "TC3-HMAC-SHA256", language, httpProfile: { protocol: `${protocol}//`, endpoint: host } },
  };
}

/** The result of one `fetch`: a response, or the error it threw. */
type FetchResult = { readonly response: RawResponse } | { readonly error: unknown };

interface SdkRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

/** The part of a node-fetch response that the SDK reads. */
interface SdkResponse {
  readonly status: 200;
  readonly headers: Headers;
  json(): Promise<{ readonly Response: FetchResult }>;
}

/**
 * Replaces the SDK's fetch. The SDK returns what is under `Response` unchanged, so the whole result is passed through
 * there, an error included.
 */
async function globalFetch(url: string, request: SdkRequest): Promise<SdkResponse> {
  const result = await fetchResult(url, request);
  return { status: 200, headers: new Headers(), json: () => Promise.resolve({ Response: result }) };
}

async function fetchResult(url: string, request: SdkRequest): Promise<FetchResult> {
  try {
    return { response: await fetchResponse(url, request) };
  } catch (error) {
    return { error };
  }
}

/** A redirect is returned like any other response: a signed request is never forwarded to another address. */
async function fetchResponse(url: string, { method, headers, body, signal }: SdkRequest): Promise<RawResponse> {
  const response = await fetch(url, { method, headers: withoutHost(headers), body, signal, redirect: "manual" });
  const type = response.headers.get("content-type") ?? "";
  return { status: response.status, type: mediaType(type), text: await response.text() };
}

/** `fetch` sets the Host header itself. */
function withoutHost(headers: SdkRequest["headers"]): [string, string][] {
  const others = Object.entries(headers).filter(([name]) => name.toLowerCase() !== "host");
  return others.map(([name, value]) => [name, String(value)]);
}

const mediaType = (header: string): string => header.replace(/;.*/s, "").trim().toLowerCase();
