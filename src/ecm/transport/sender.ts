import { backoff } from "../../base/backoff.ts";
import type { Clock } from "../../base/clock.ts";
import type { Log } from "../../base/log.ts";
import { redact } from "../../base/redact.ts";
import { EventLoopTurns } from "../../base/yieldToEventLoop.ts";
import { type Credential, usableCredential } from "../credential.ts";
import { isProxyRefusal, isSignatureExpired, isThrottled } from "../errors/classify.ts";
import { EcmError, type Failure } from "../errors/failure.ts";
import { neverSent } from "../errors/ownFailures.ts";
import type { ApiCall, CallSender } from "./apiCall.ts";
import { DeadlineExceeded, withDeadline } from "./deadline.ts";
import { networkError, timeoutError } from "./networkError.ts";
import { RateLimiter } from "./rateLimiter.ts";
import { RequestTrace } from "./requestTrace.ts";
import {
  type ApiResponse,
  type CallRequest,
  type Language,
  type RawResponse,
  readResponse,
  type Service,
  type Transport,
} from "./response.ts";

export interface SenderOptions {
  /** Called for each attempt, so that renewed keys take effect at once. */
  readonly credential: () => Promise<Credential>;
  /** An origin, such as "https://ecm.tencentcloudapi.com". */
  readonly endpoint: string;
  readonly language: Language;
  readonly clock: Clock;
  readonly log: Log;
}

type Attempt = (signal: AbortSignal) => Promise<RawResponse>;

/** Signs and sends calls to one service, with a rate limit, a deadline for each attempt, and safe retries. */
export class Sender implements CallSender {
  readonly #options: SenderOptions;
  readonly #loadTransport: () => Promise<Transport>;
  readonly #service: Service;
  readonly #rateLimiter = new RateLimiter();
  readonly #turns = new EventLoopTurns();

  constructor(options: SenderOptions, loadTransport: () => Promise<Transport>, service: Service = "ecm") {
    this.#options = options;
    this.#loadTransport = loadTransport;
    this.#service = service;
  }

  /** Throws `EcmError`, or the signal's reason. A signal of `AbortSignal.timeout` ends in an `EcmError`, too. */
  async send(call: ApiCall, signal: AbortSignal): Promise<ApiResponse> {
    try {
      return await this.#sendWithRetries(call, signal);
    } catch (error) {
      if (!isTimeout(error)) throw error;
      throw call.isWrite ? new EcmError(neverSent(call.action)) : timeoutError(call.action, error);
    }
  }

  async #sendWithRetries(call: ApiCall, signal: AbortSignal): Promise<ApiResponse> {
    const isTooLate = this.#delayLimit(call);
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#sendOnce(call, isTooLate, signal);
      } catch (error) {
        await this.#backOffOrThrow(error, call, attempt, signal);
        if (isTooLate()) throw error;
      }
    }
  }

  /** A write is not sent late: the computer may sleep for hours in a pause or a queue. */
  #delayLimit({ isWrite }: ApiCall): () => boolean {
    const { clock } = this.#options;
    const begun = clock.now();
    return () => isWrite && Math.abs(clock.now() - begun) > longestDelayMs;
  }

  async #backOffOrThrow(error: unknown, call: ApiCall, attempt: number, signal: AbortSignal): Promise<void> {
    const failure = error instanceof EcmError ? error.failure : undefined;
    const delay = failure && !call.noRetry ? retryDelay(failure, attempt, call.isWrite, Math.random()) : undefined;
    if (delay === undefined) throw error;
    // The sleep rejects only when aborted; the caller's reason is thrown instead of the clock's error.
    await this.#options.clock.sleep(delay, AbortSignal.any([signal])).catch(() => undefined);
    signal.throwIfAborted();
  }

  async #sendOnce(call: ApiCall, isTooLate: () => boolean, signal: AbortSignal): Promise<ApiResponse> {
    signal.throwIfAborted();
    const credential = await usableCredential(this.#options.credential, call.action);
    const transport = await this.#loadTransport();
    const release = await this.#rateLimiter.acquire(call.action, signal);
    await this.#turns.next();
    if (isTooLate()) {
      release();
      throw new EcmError(neverSent(call.action));
    }
    const attempt: Attempt = (either) => transport(this.#request(call, credential), either).finally(release);
    return await this.#logged(call, () =>
      this.#response(call, attempt, signal).catch((error: unknown) => {
        throw withoutSecrets(error, credential);
      }),
    );
  }

  #request({ action, parameters }: ApiCall, credential: Credential): CallRequest {
    const { endpoint, language } = this.#options;
    return { service: this.#service, credential, endpoint, language, action, parameters };
  }

  async #response(call: ApiCall, attempt: Attempt, signal: AbortSignal): Promise<ApiResponse> {
    const raw = await this.#rawResponse(call, attempt, signal);
    await this.#turns.next();
    return readResponse(call.action, raw);
  }

  async #rawResponse({ action, timeoutMs }: ApiCall, attempt: Attempt, signal: AbortSignal): Promise<RawResponse> {
    const { clock, endpoint } = this.#options;
    const trace = new RequestTrace(endpoint);
    try {
      return await withDeadline(clock, timeoutMs, signal, (either) => trace.run(either, attempt));
    } catch (error) {
      if (isTimeout(error)) throw timeoutError(action, error, trace);
      signal.throwIfAborted();
      throw networkError(action, error, trace);
    }
  }

  async #logged(call: ApiCall, work: () => Promise<ApiResponse>): Promise<ApiResponse> {
    const { clock, log } = this.#options;
    const started = clock.now();
    const line = (...result: string[]) => [call.action, ...result, `${Math.round(clock.now() - started)} ms`].join(" ");
    try {
      const response = await work();
      log.info(line("ok", response.requestId));
      return response;
    } catch (error) {
      if (error instanceof EcmError) log.warn(line(...failureFields(error)));
      else log.info(line("stopped"));
      throw error;
    }
  }
}

/** Removes keys from a failure's message, because failures are written to the journal. */
function withoutSecrets(error: unknown, credential: Credential): unknown {
  if (!(error instanceof EcmError)) return error;
  const message = redact(error.failure.message, [credential]);
  if (message === error.failure.message) return error;
  return new EcmError({ ...error.failure, message });
}

/** The deadline of one attempt was exceeded, or the caller's `AbortSignal.timeout` fired. */
const isTimeout = (error: unknown): error is Error =>
  error instanceof DeadlineExceeded || (error instanceof DOMException && error.name === "TimeoutError");

const failureFields = ({ failure: { code, message, requestId } }: EcmError): string[] => [
  code,
  requestId,
  JSON.stringify(message),
];

const maxAttempts = 4;
const throttledDelay = backoff({ first: 1000 });
const failedDelay = backoff({ first: 300 });

/** A call that changes something is given up if it could not be sent for this long, in milliseconds. */
const longestDelayMs = 2 * 60_000;

/**
 * The delay before the next attempt in milliseconds, after the given attempt failed (the first is 1); undefined if the
 * call must not be retried. Exponential backoff; `jitter` lies between 0 and 1. A write is retried only if it was
 * throttled and not executed. A proxy that refuses is not asked again: VS Code may ask the user for its password each
 * time.
 */
export function retryDelay(failure: Failure, attempt: number, isWrite: boolean, jitter: number): number | undefined {
  if (isProxyRefusal(failure)) return undefined;
  const isUnread = failure.executed === "no" && (isThrottled(failure) || isSignatureExpired(failure));
  const isRetryable = isWrite ? isUnread : failure.passing || isSignatureExpired(failure);
  if (!isRetryable || attempt >= maxAttempts) return undefined;
  const delays = isThrottled(failure) ? throttledDelay : failedDelay;
  return delays(attempt - 1) * (0.5 + jitter);
}
