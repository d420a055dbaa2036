import { ecmError } from "../../src/ecm/errors/classify.ts";
import type { Ecm } from "../../src/ecm/model.ts";

export type EcmMethod = keyof Ecm;

/** Handles a call in place of the cloud; `proceed` makes the real call. */
type CallHandler = (method: EcmMethod, args: readonly unknown[], proceed: () => Promise<unknown>) => Promise<unknown>;

/** Calls a method of a cloud by its name. */
export const callMethod = async (ecm: Ecm, method: EcmMethod, args: readonly unknown[]): Promise<unknown> =>
  Reflect.apply(ecm[method] as (...args: readonly unknown[]) => unknown, ecm, args);

/** A cloud whose calls all go through `handler`. */
export const intercept = (ecm: Ecm, handler: CallHandler): Ecm =>
  new Proxy(ecm, {
    get(target, name: EcmMethod) {
      if (typeof Reflect.get(target, name) !== "function") return undefined;
      return async (...args: readonly unknown[]) => handler(name, args, () => callMethod(target, name, args));
    },
  });

/** A cloud that reports each call to `onCall` before it is made. */
export const spyOn = (ecm: Ecm, onCall: (method: EcmMethod, args: readonly unknown[]) => unknown): Ecm =>
  intercept(ecm, (method, args, proceed) => {
    onCall(method, args);
    return proceed();
  });

/** The API action of each method. */
const actions = {
  countInstances: "DescribeInstances",
  instances: "DescribeInstances",
  images: "DescribeImage",
  createImage: "CreateImage",
  reports: "DescribeTaskStatus",
  stopInstance: "StopInstances",
  startInstance: "StartInstances",
  rebootInstance: "RebootInstances",
  editImage: "ModifyImageAttribute",
  deleteImages: "DeleteImage",
  modules: "DescribeModule",
  deniedActions: "DescribeInstancesDeniedActions",
  config: "DescribeConfig",
} satisfies Record<EcmMethod, string>;

/** How a call ends: lost before or after the cloud executed it, never answered, or refused with an error code. */
export type CallResult = "lostBefore" | "lostAfter" | "neverAnswered" | (string & {});

/** Records the calls between the windows and the cloud, and makes them fail to order. */
export class EcmProxy {
  /** The methods that were called, in order. */
  readonly calls: EcmMethod[] = [];
  /** Every call fails with this error code while it is set. */
  failAll: string | undefined;
  readonly #rules: { readonly method: EcmMethod; readonly result: CallResult; left: number }[] = [];

  /** Makes the next `times` calls of a method end like this. */
  failNext(method: EcmMethod, result: CallResult, times = 1): void {
    this.#rules.push({ method, result, left: times });
  }

  /** Never answers calls of these methods. */
  silence(...methods: readonly EcmMethod[]): void {
    for (const method of methods) this.failNext(method, "neverAnswered", Infinity);
  }

  /** Lets all calls succeed again. */
  reset(): void {
    this.failAll = undefined;
    this.#rules.length = 0;
  }

  readonly wrap = (ecm: Ecm): Ecm => intercept(ecm, (method, _args, proceed) => this.#call(method, proceed));

  async #call(method: EcmMethod, proceed: () => Promise<unknown>): Promise<unknown> {
    const action = actions[method];
    this.calls.push(method);
    if (this.failAll !== undefined) throw ecmError({ action, code: this.failAll, message: "" });
    const rule = this.#rules.find((each) => each.method === method && each.left > 0);
    if (!rule) return proceed();
    rule.left -= 1;
    if (rule.result === "lostAfter") await proceed().catch(() => undefined);
    if (rule.result === "neverAnswered") return new Promise(() => undefined);
    const code = rule.result.startsWith("lost") ? "ClientError.ConnectionLost" : rule.result;
    // Only responses of the cloud carry a request ID.
    const requestId = code.startsWith("ClientError.") ? "" : "request-1";
    throw ecmError({ action, code, message: "", requestId });
  }
}
