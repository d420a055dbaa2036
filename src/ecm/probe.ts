import type { Ask } from "./answer.ts";
import { isDenied } from "./errors.ts";
import { EcmError, type Failure } from "./failure.ts";
import { Sender, type SenderOptions } from "./send.ts";

/** Whether an account may use an action: `untold` when something else came first. */
export type Permission =
  | { readonly verdict: "allowed" }
  | { readonly verdict: "denied" | "untold"; readonly failure: Failure };

/**
 * Asks for an action without naming anything it could be done to. All actions that change something need to be told
 * what, so nothing happens; a complaint about the missing parameter means that permission was not what was missing.
 */
export async function probe(options: SenderOptions, action: string, signal: AbortSignal): Promise<Permission> {
  const parameters = action.startsWith("Describe") && action in lists ? { Limit: 1 } : {};
  try {
    await new Sender(options, loadSdk).send({ action, parameters, changes: true, patience: 15_000 }, signal);
    return { verdict: "allowed" };
  } catch (error) {
    if (!(error instanceof EcmError)) throw error;
    if (isDenied(error.failure)) return { verdict: "denied", failure: error.failure };
    return complaint.test(error.failure.code) ? { verdict: "allowed" } : { verdict: "untold", failure: error.failure };
  }
}

/** Actions that list; one row is enough. */
const lists = { DescribeInstances: true, DescribeImage: true, DescribeModule: true };

const complaint = /^(MissingParameter|InvalidParameter|InvalidParameterValue)(\.|$)/;

const loadSdk = async (): Promise<Ask> => (await import("./sdk.ts")).askSdk;
