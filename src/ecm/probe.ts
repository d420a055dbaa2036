import { isDenied } from "./errors.ts";
import { EcmError, type Failure } from "./failure.ts";
import { loadSdk } from "./loadSdk.ts";
import { Sender, type SenderOptions } from "./send.ts";

/**
 * Whether an account may use an action: `notDenied` when the cloud complained of something else, which it may look at
 * before it looks at permission; `untold` when the call got no answer to that.
 */
export type Permission =
  | { readonly verdict: "allowed" | "notDenied" }
  | { readonly verdict: "denied" | "untold"; readonly failure: Failure };

/**
 * Asks for an action without naming anything it could be done to. All actions that change something need to be told
 * what, so nothing happens.
 */
export async function probe(options: SenderOptions, action: string, signal: AbortSignal): Promise<Permission> {
  const parameters = lists.has(action) ? { Limit: 1 } : {};
  try {
    await new Sender(options, loadSdk).send({ action, parameters, changes: true, patience: 15_000 }, signal);
    return { verdict: "allowed" };
  } catch (error) {
    if (!(error instanceof EcmError)) throw error;
    return permissionOf(error.failure);
  }
}

function permissionOf(failure: Failure): Permission {
  if (isDenied(failure)) return { verdict: "denied", failure };
  return complaint.test(failure.code) ? { verdict: "notDenied" } : { verdict: "untold", failure };
}

/** Actions that list; one row is enough. */
const lists: ReadonlySet<string> = new Set(["DescribeInstances", "DescribeImage", "DescribeModule"]);

const complaint = /^(MissingParameter|InvalidParameter|InvalidParameterValue)(\.|$)/;
