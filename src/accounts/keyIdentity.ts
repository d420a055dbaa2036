import { createHash } from "node:crypto";
import type { Ecm, InstanceId } from "../ecm/model.ts";
import type { AccountId } from "./account.ts";
import type { ProfileKeys } from "./profiles/profile.ts";

/** Stands for the keys of a profile without telling them; `undefined` while it has none. A role counts by its name. */
export function keyFingerprint(keys: ProfileKeys): string | undefined {
  if (keys.kind === "unusable") return undefined;
  const of = [keys.credential.secretId, keys.kind === "role" ? keys.role.arn : ""];
  return createHash("sha256").update(JSON.stringify(of)).digest("hex").slice(0, 16);
}

/** Remembers, for as long as this window lives, which keys seemed to belong to another cloud account. */
export class KeyOwnership {
  readonly #results = new Map<string, Promise<boolean>>();
  readonly #doubted = new Set<string>();

  isDoubted(account: AccountId, print: string | undefined): boolean {
    return print !== undefined && this.#doubted.has(`${account} ${print}`);
  }

  /** Compares once for each keys; a comparison that could not be made is made again the next time. */
  async seemOther(account: AccountId, print: string, compare: () => Promise<boolean>): Promise<boolean> {
    const of = `${account} ${print}`;
    const result = this.#results.get(of) ?? compare();
    this.#results.set(of, result);
    const belongsToOther = await result.catch((error: unknown) => {
      this.#results.delete(of);
      throw error;
    });
    if (belongsToOther) this.#doubted.add(of);
    return belongsToOther;
  }
}

/**
 * Whether keys seem to reach another cloud account than the one whose instances were `seen`: none of them is listed any
 * more. No API of ECM tells whose keys they are. Asks DescribeInstances, all pages; rejects with `EcmError`.
 */
export async function seemsOther(
  ecm: Pick<Ecm, "instances">,
  seen: readonly InstanceId[],
  signal: AbortSignal,
): Promise<boolean> {
  if (seen.length === 0) return false;
  const known = new Set(seen);
  return !(await ecm.instances({}, signal)).some(({ id }) => known.has(id));
}
