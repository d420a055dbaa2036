import { ecmError } from "../../src/ecm/errors/classify.ts";
import type { Ecm } from "../../src/ecm/model.ts";

/** What becomes of a call: lost before or after the cloud did it, no answer ever, or refused with a code of the API. */
export type Fate = "lostBefore" | "lostAfter" | "neverAnswered" | (string & {});

type Method = keyof Ecm;

/** The way between the windows and the cloud, on which calls go wrong to order. */
export class Wire {
  /** Every call that was made, by the method's name. */
  readonly calls: Method[] = [];
  readonly #fates: { readonly method: Method; readonly fate: Fate; left: number }[] = [];

  /** The next `times` calls of a method have this fate. */
  next(method: Method, fate: Fate, times = 1): void {
    this.#fates.push({ method, fate, left: times });
  }

  /** All goes well again. */
  mend(): void {
    this.#fates.length = 0;
  }

  readonly between = (ecm: Ecm): Ecm =>
    new Proxy(ecm, {
      get: (cloud, name) => {
        const call: unknown = Reflect.get(cloud, name);
        if (typeof call !== "function") return call;
        const execute = async (args: readonly unknown[]) => Reflect.apply(call, cloud, args) as unknown;
        return (...args: readonly unknown[]) => this.#send(name as Method, () => execute(args));
      },
    });

  async #send(method: Method, execute: () => Promise<unknown>): Promise<unknown> {
    this.calls.push(method);
    const rule = this.#fates.find((each) => each.method === method && each.left > 0);
    if (!rule) return execute();
    rule.left -= 1;
    if (rule.fate === "lostAfter") await execute().catch(() => undefined);
    if (rule.fate === "neverAnswered") return new Promise(() => undefined);
    const code = rule.fate.startsWith("lost") ? "ClientError.ConnectionLost" : rule.fate;
    // Only the cloud itself gives a call an id.
    const requestId = code.startsWith("ClientError.") ? "" : "request-1";
    throw ecmError({ action: method, code, message: "", requestId });
  }
}
