import type { TestContext } from "node:test";
import type { Clock } from "../../src/base/clock.ts";
import type { Log } from "../../src/base/log.ts";
import { EcmError, type Failure } from "../../src/ecm/errors/failure.ts";
import { checkImageName, type ImageName } from "../../src/ecm/imageName.ts";
import type { InstanceId, TaskId } from "../../src/ecm/model.ts";
import { connectToCloud } from "../../src/ecm/connect.ts";
import { type Behavior, serve } from "./clientServer.ts";

/** Skips and records the delays between attempts; deadlines pass on `passDeadlines`. */
export class TestClock implements Clock {
  readonly pauses: number[] = [];
  readonly #deadlines = new Set<() => void>();

  now(): number {
    return 0;
  }

  sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (milliseconds >= 15_000) return this.#untilTold(signal);
    this.pauses.push(milliseconds);
    return Promise.resolve();
  }

  passDeadlines(): void {
    for (const pass of this.#deadlines) pass();
  }

  #untilTold(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#deadlines.add(resolve);
      const end = () => {
        this.#deadlines.delete(resolve);
        reject(signal.reason as Error);
      };
      signal.addEventListener("abort", end, { once: true });
    });
  }
}

export class TestLog implements Log {
  readonly lines: string[] = [];
  readonly info = (line: string): void => void this.lines.push(`info ${line}`);
  readonly warn = (line: string): void => void this.lines.push(`warn ${line}`);
  readonly error = (line: string): void => void this.lines.push(`error ${line}`);
}

export const credential = {
  secretId: "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE",
  secretKey: "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE",
  token: undefined,
};

export const never = new AbortController().signal;

/** The failure of a call. A call that succeeds fails the test. */
export async function failureOf(call: Promise<unknown>): Promise<Failure> {
  try {
    await call;
  } catch (error) {
    if (error instanceof EcmError) return error.failure;
    throw error;
  }
  throw new Error("It went well.");
}

export const instance = (text: string): InstanceId => text as InstanceId;
export const task = (text: string): TaskId => text as TaskId;

export function named(text: string): ImageName {
  const name = checkImageName(text);
  if (!name.ok) throw new Error(name.say);
  return name.value;
}

/** A client and its server, which handles each request by the next behavior. */
export async function world(context: TestContext, ...behaviors: readonly Behavior[]) {
  const server = await serve(context, ...behaviors);
  const clock = new TestClock();
  const log = new TestLog();
  const client = (changes: object = {}) =>
    connectToCloud({
      credential: () => Promise.resolve(credential),
      endpoint: server.endpoint,
      language: "en-US",
      clock,
      log,
      ...changes,
    });
  return { ...server, clock, log, client, ecm: client() };
}

export const request = { instance: instance("ein-1"), name: named("golden"), description: "", forcePowerOff: false };

export const drawn = ({ code, executed, passing }: Failure): string =>
  `${code}, executed ${executed}${passing ? ", passing" : ""}`;
