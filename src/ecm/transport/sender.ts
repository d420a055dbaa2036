import { backoff } from "../../base/backoff.ts";
import type { Clock } from "../../base/clock.ts";
import type { Log } from "../../base/log.ts";
import { redact } from "../../base/redact.ts";
import { EventLoopTurns } from "../../base/yieldToEventLoop.ts";
import { type Credential, usableCredential } from "../credential.ts";
import { ecmError, isThrottled } from "../errors/classify.ts";
import { EcmError, type Failure } from "../errors/failure.ts";
import type { Call, Calls } from "./calls.ts";
import { DeadlinePassed, withDeadline } from "./deadline.ts";
import { networkError } from "./networkError.ts";
import { RateLimiter } from "./rateLimit.ts";
import { type CallAnswer, type Transport, type Language, type CallRequest, readReply, type SdkReply } from "./reply.ts";

export interface SenderOptions {
  /** Asked anew for each call, so that a renewed key holds at once. */
  readonly credential: () => Promise<Credential>;
  /** An origin, such as "https://ecm.tencentcloudapi.com". */
  readonly endpoint: string;
  readonly language: Language;
  readonly clock: Clock;
  readonly log: Log;
}

type Asking = (signal: AbortSignal) => Promise<CallAnswer>;

/** Sends calls: signed, not too many at once, not for ever, again where that is safe. */
export class Sender implements Calls {
  readonly #options: SenderOptions;
  readonly #load: () => Promise<Transport>;
  readonly #rate = new RateLimiter();
  readonly #turns = new EventLoopTurns();

  constructor(options: SenderOptions, load: () => Promise<Transport>) {
    this.#options = options;
    this.#load = load;
  }

  /** Throws `EcmError`, or the signal's reason. A time limit of the caller's that passes is a failure like any other. */
  async send(call: Call, signal: AbortSignal): Promise<SdkReply> {
    try {
      return await this.#sendUntilAnswered(call, signal);
    } catch (error) {
      throw isLate(error) ? brokenCall(call.action, error) : error;
    }
  }

  async #sendUntilAnswered(call: Call, signal: AbortSignal): Promise<SdkReply> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#sendOnce(call, signal);
      } catch (error) {
        await this.#pauseOrThrow(error, call, tries, signal);
      }
    }
  }

  async #pauseOrThrow(error: unknown, call: Call, tries: number, signal: AbortSignal): Promise<void> {
    const failure = error instanceof EcmError ? error.failure : undefined;
    const pause = failure && !call.once ? pauseAfter(failure, tries, call.changes, Math.random()) : undefined;
    if (pause === undefined) throw error;
    // It ends early for one reason only, which the signal tells better than the clock.
    await this.#options.clock.sleep(pause, AbortSignal.any([signal])).catch(() => undefined);
    signal.throwIfAborted();
  }

  async #sendOnce(call: Call, signal: AbortSignal): Promise<SdkReply> {
    signal.throwIfAborted();
    const credential = await usableCredential(this.#options.credential, call.action);
    const ask = await this.#load();
    const answered = await this.#rate.turn(call.action, signal);
    await this.#turns.next();
    return await this.#logged(call, async () => {
      const reply = this.#reply(call, (both) => ask(this.#question(call, credential), both).finally(answered), signal);
      return await reply.catch((error: unknown) => Promise.reject(withoutSecrets(error, credential)));
    });
  }

  #question({ action, parameters }: Call, credential: Credential): CallRequest {
    const { endpoint, language } = this.#options;
    return { credential, endpoint, language, action, parameters };
  }

  async #reply(call: Call, ask: Asking, signal: AbortSignal): Promise<SdkReply> {
    const answer = await this.#answer(call, ask, signal);
    await this.#turns.next();
    return readReply(call.action, answer);
  }

  async #answer({ action, patience }: Call, ask: Asking, signal: AbortSignal): Promise<CallAnswer> {
    try {
      return await withDeadline(this.#options.clock, patience, signal, ask);
    } catch (error) {
      signal.throwIfAborted();
      throw brokenCall(action, error);
    }
  }

  async #logged(call: Call, work: () => Promise<SdkReply>): Promise<SdkReply> {
    const started = this.#options.clock.now();
    const line = (...outcome: string[]) =>
      [call.action, ...outcome, `${Math.round(this.#options.clock.now() - started)} ms`].join(" ");
    try {
      const reply = await work();
      this.#options.log.info(line("ok", reply.requestId));
      return reply;
    } catch (error) {
      this.#note(error, line(...outcomeOf(error)));
      throw error;
    }
  }

  #note(error: unknown, line: string): void {
    if (error instanceof EcmError) this.#options.log.warn(line);
    else this.#options.log.info(line);
  }
}

/** A failure is written into the journal, so a message that repeats a key loses it first. */
function withoutSecrets(error: unknown, credential: Credential): unknown {
  if (!(error instanceof EcmError)) return error;
  const message = redact(error.failure.message, [credential]);
  if (message === error.failure.message) return error;
  return new EcmError({ ...error.failure, message });
}

function brokenCall(action: string, error: unknown): EcmError {
  if (!isLate(error)) return networkError(action, error);
  return ecmError({ action, code: "ClientError.Timeout", message: error.message }, { cause: error });
}

/** The time that one try may take is over, or the time a caller has given with `AbortSignal.timeout`. */
const isLate = (error: unknown): error is Error =>
  error instanceof DeadlinePassed || (error instanceof DOMException && error.name === "TimeoutError");

function outcomeOf(error: unknown): string[] {
  if (!(error instanceof EcmError)) return ["stopped"];
  const { code, message, requestId } = error.failure;
  return [code, requestId, JSON.stringify(message)];
}

const mostTries = 4;
const throttledPause = backoff({ first: 1000 });
const brokenPause = backoff({ first: 300 });

/**
 * Milliseconds to wait before a call is sent again after its `tries`-th failure; undefined when it must not be.
 * A call that changes something is sent again only if it was turned away unread. `chance` lies between 0 and 1.
 */
export function pauseAfter(failure: Failure, tries: number, changes: boolean, chance: number): number | undefined {
  const may = changes ? isThrottled(failure) && failure.executed === "no" : failure.passing;
  if (!may || tries >= mostTries) return undefined;
  const pauses = isThrottled(failure) ? throttledPause : brokenPause;
  return pauses(tries - 1) * (0.5 + chance);
}
