import type { ApiResponse } from "./response.ts";

/** One call of an API action. */
export interface ApiCall {
  readonly action: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The call changes something in the cloud, so it is retried only if the API rejected it before doing anything. */
  readonly isWrite: boolean;
  /** How long one attempt may take, in milliseconds. */
  readonly timeoutMs: number;
  /** Makes one attempt only, for callers that poll and need to see every failed attempt. */
  readonly noRetry?: boolean | undefined;
}

/** Sends API calls to a cloud: the real one, or the sample account. */
export interface CallSender {
  /** Throws `EcmError`, or the signal's reason. */
  send(call: ApiCall, signal: AbortSignal): Promise<ApiResponse>;
}
