import * as v from "valibot";

/** A fault of a call's transport. */
export const faultSchema = v.variant("kind", [
  /** The connection breaks and the call was not executed. */
  v.object({ kind: v.literal("dropBefore") }),
  /** The call is executed and the connection breaks. */
  v.object({ kind: v.literal("dropAfter") }),
  v.object({ kind: v.literal("delay"), ms: v.number() }),
  /** A gateway's page instead of a reply. */
  v.object({
    kind: v.literal("html503"),
    status: v.optional(v.number(), 503),
    executed: v.optional(v.boolean(), false),
  }),
  /** The call is executed, and half of the reply arrives. */
  v.object({ kind: v.literal("truncate") }),
  v.object({
    kind: v.literal("error"),
    code: v.string(),
    message: v.optional(v.string(), "A fault made on purpose."),
    executed: v.optional(v.boolean(), false),
  }),
  v.object({ kind: v.literal("redirect"), location: v.optional(v.string(), "/redirected") }),
]);

export type Fault = v.InferOutput<typeof faultSchema>;
export type FaultInput = v.InferInput<typeof faultSchema>;

interface Rule {
  readonly action: string;
  readonly fault: Fault;
  left: number;
}

/** Faults that wait for their calls, in the order in which they were added. */
export class Faults {
  #rules: Rule[] = [];

  /** Adds a fault for the next `times` calls of an action, or of any action for "*". */
  add(action: string, fault: FaultInput, times: number | "all" = 1): void {
    this.#rules.push({ action, fault: v.parse(faultSchema, fault), left: times === "all" ? Infinity : times });
  }

  clear(): void {
    this.#rules = [];
  }

  /** Takes the fault for a call. */
  take(action: string): Fault | undefined {
    const rule = this.#rules.find((rule) => rule.left > 0 && (rule.action === action || rule.action === "*"));
    if (rule === undefined) return undefined;
    rule.left -= 1;
    return rule.fault;
  }
}
