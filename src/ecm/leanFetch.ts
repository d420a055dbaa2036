import type { Answer } from "./answer.ts";

/** How a call went: an answer, or the error `fetch` threw. */
export type Outcome = { readonly answer: Answer } | { readonly error: unknown };

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
  json(): Promise<{ readonly Response: Outcome }>;
}

/**
 * Stands in for the SDK's fetch. The SDK drops bodies, statuses and causes, and hands back what is under `Response`
 * untouched; so the whole outcome is put there, a failed one too.
 */
export async function leanFetch(url: string, request: SdkRequest): Promise<SdkResponse> {
  const outcome = await fetchOutcome(url, request);
  return { status: 200, headers: new Headers(), json: () => Promise.resolve({ Response: outcome }) };
}

async function fetchOutcome(url: string, request: SdkRequest): Promise<Outcome> {
  try {
    return { answer: await fetchAnswer(url, request) };
  } catch (error) {
    return { error };
  }
}

/** A redirect is an answer like any other: a signed request is never carried elsewhere. */
async function fetchAnswer(url: string, { method, headers, body, signal }: SdkRequest): Promise<Answer> {
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
