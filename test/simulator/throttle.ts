import { choices } from "./choices.ts";
import { GatewayError } from "./messages.ts";

/** Counts the calls of each action and account in the last second. */
export class Throttle {
  /** The documented limit. Infinity switches it off. */
  perSecond = 20;
  readonly #calls = new Map<string, number[]>();

  /** Counts one call, or refuses it. `now` is in milliseconds. */
  count(account: string, action: string, now: number): void {
    const key = JSON.stringify([account, action]);
    const recent = (this.#calls.get(key) ?? []).filter((at) => now - at < choices.throttleWindowMs);
    this.#calls.set(key, recent);
    if (recent.length >= this.perSecond) throw new GatewayError("RequestLimitExceeded");
    recent.push(now);
  }
}
