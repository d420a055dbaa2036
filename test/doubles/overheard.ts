import { ecmError } from "../../src/ecm/errors/classify.ts";
import type { Ecm } from "../../src/ecm/model.ts";
import type { Computer } from "./computer.ts";

/** Is told of each call before it is made, by the method's name; what it throws becomes of the call. */
type Listener = (name: string, args: readonly unknown[]) => unknown;

/** A cloud each of whose calls is told of first. */
export const overheard = (ecm: Ecm, listener: Listener): Ecm =>
  new Proxy(ecm, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      return async (...args: unknown[]) => {
        listener(String(name), args);
        return await (Reflect.apply(member, target, args) as Promise<unknown>);
      };
    },
  });

/** Ends every call of clouds connected from now on with a code of the API, while one is set. */
export function troubleOn(computer: Computer): { code: string | undefined } {
  const trouble: { code: string | undefined } = { code: undefined };
  computer.wire = (ecm) => overheard(ecm, (action) => refuse(action, trouble.code));
  return trouble;
}

export function refuse(action: string, code: string | undefined): void {
  if (code !== undefined) throw ecmError({ action, code, message: "" });
}
