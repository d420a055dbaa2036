import transport from "tencentcloud-sdk-nodejs-ecm/tencentcloud/common/http/fetch.js";
import { Client as EcmClient } from "tencentcloud-sdk-nodejs-ecm/tencentcloud/services/ecm/v20190719/ecm_client.js";
import { Client as StsClient } from "tencentcloud-sdk-nodejs-ecm/tencentcloud/services/sts/v20180813/sts_client.js";
import type { CallAnswer, Transport, CallRequest } from "./reply.ts";

// The SDK looks its fetch up at each call, so this holds whether or not it is bundled.
Object.assign(transport, { default: leanFetch });

type Service = typeof EcmClient | typeof StsClient;

/** Signs and sends one question to ECM with Tencent Cloud's SDK. The only file that knows the SDK. */
export const askSdk: Transport = (question, signal) => ask(EcmClient, question, signal);

/** The same to STS, which gives out the keys of roles. */
export const askSts: Transport = (question, signal) => ask(StsClient, question, signal);

async function ask(service: Service, question: CallRequest, signal: AbortSignal): Promise<CallAnswer> {
  const client = new service(clientConfig(question));
  const outcome: FetchResult = await client.request(question.action, question.parameters, { signal });
  if ("error" in outcome) throw outcome.error;
  return outcome.answer;
}

function clientConfig({ credential, endpoint, language }: CallRequest): ConstructorParameters<typeof EcmClient>[0] {
  const { protocol, host } = new URL(endpoint);
  const { secretId, secretKey, token } = credential;
  return {
    credential: token === undefined ? { secretId, secretKey } : { secretId, secretKey, token },
    profile: { signMethod: "TC3-HMAC-SHA256", language, httpProfile: { protocol: `${protocol}//`, endpoint: host } },
  };
}

/** How a call went: an answer, or the error `fetch` threw. */
export type FetchResult = { readonly answer: CallAnswer } | { readonly error: unknown };

interface SdkRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

/** As much of a node-fetch response as the SDK looks at. */
interface SdkResponse {
  readonly status: 200;
  readonly headers: Headers;
  json(): Promise<{ readonly Response: FetchResult }>;
}

/**
 * Stands in for the SDK's fetch. The SDK drops bodies, statuses and causes, and hands back what is under `Response`
 * untouched; so the whole outcome is put there, a failed one too.
 */
export async function leanFetch(url: string, request: SdkRequest): Promise<SdkResponse> {
  const outcome = await fetchOutcome(url, request);
  return { status: 200, headers: new Headers(), json: () => Promise.resolve({ Response: outcome }) };
}

async function fetchOutcome(url: string, request: SdkRequest): Promise<FetchResult> {
  try {
    return { answer: await fetchAnswer(url, request) };
  } catch (error) {
    return { error };
  }
}

/** A redirect is an answer like any other: a signed request is never carried elsewhere. */
async function fetchAnswer(url: string, { method, headers, body, signal }: SdkRequest): Promise<CallAnswer> {
  const response = await fetch(url, { method, headers: sendable(headers), body, signal, redirect: "manual" });
  const type = response.headers.get("content-type") ?? "";
  return { status: response.status, type: mediaType(type), text: await response.text() };
}

/** Leaves out Host, which `fetch` writes itself. */
function sendable(headers: SdkRequest["headers"]): [string, string][] {
  const others = Object.entries(headers).filter(([name]) => name.toLowerCase() !== "host");
  return others.map(([name, value]) => [name, String(value)]);
}

const mediaType = (header: string): string => header.replace(/;.*/s, "").trim().toLowerCase();
