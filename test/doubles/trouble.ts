import { ecmError } from "../../src/ecm/ecmError.ts";
import type { Ecm } from "../../src/ecm/model.ts";

/** A cloud that ends each call with the code that is set, if one is, and notes the calls it gets. */
export function troubled(
  ecm: Ecm,
  code: () => string | undefined,
  called: (name: string, args: unknown[]) => void,
): Ecm {
  return new Proxy(ecm, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      return async (...args: unknown[]) => {
        called(String(name), args);
        const wrong = code();
        if (wrong !== undefined) throw ecmError({ action: String(name), code: wrong, message: "" });
        return await (Reflect.apply(member, target, args) as Promise<unknown>);
      };
    },
  });
}
