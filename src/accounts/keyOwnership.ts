import { createHash } from "node:crypto";
import type { Credential } from "../ecm/credential.ts";
import type { Ecm, InstanceId } from "../ecm/model.ts";
import type { Account, AccountId } from "./account.ts";
import type { Profile, ProfileKeys } from "./profiles/profile.ts";

/** Listing all instances with new keys may take this long, in milliseconds. */
const comparisonMs = 10 * 60_000;

export interface KeyOwnershipOptions {
  /** The keys that sign a profile's calls. Rejects with `EcmError`. */
  readonly credentialOf: (profile: Profile) => Promise<Credential>;
  readonly connect: (account: Account, find: () => Promise<Credential>) => Pick<Ecm, "instances">;
  /** The instances that were last listed for an account. */
  readonly seen: (account: AccountId) => Promise<readonly InstanceId[]>;
}

/**
 * Finds out whether the keys a linked profile has now are still its account's. Remembers for this window which keys
 * seem to belong to another cloud account.
 */
export class KeyOwnership {
  readonly #options: KeyOwnershipOptions;
  readonly #comparisons = new Map<string, Promise<boolean>>();
  readonly #others = new Set<string>();

  constructor(options: KeyOwnershipOptions) {
    this.#options = options;
  }

  /** Whether keys were found to belong to another cloud account. `undefined` stands for no keys. */
  isOther(account: AccountId, fingerprint: string | undefined): boolean {
    return fingerprint !== undefined && this.#others.has(`${account} ${fingerprint}`);
  }

  /**
   * Compares the instances that the profile's keys list with those seen before. Each key pair is compared once; a
   * comparison that failed is repeated the next time. Rejects with `EcmError`.
   */
  async belongsToOther(account: Account, profile: Profile, fingerprint: string): Promise<boolean> {
    const key = `${account.id} ${fingerprint}`;
    const comparison = this.#comparisons.get(key) ?? this.#compare(account, profile);
    this.#comparisons.set(key, comparison);
    const isOther = await comparison.catch((error: unknown) => {
      this.#comparisons.delete(key);
      throw error;
    });
    if (isOther) this.#others.add(key);
    return isOther;
  }

  async #compare(account: Account, profile: Profile): Promise<boolean> {
    const ecm = this.#options.connect(account, () => this.#options.credentialOf(profile));
    return seemsOther(ecm, await this.#options.seen(account.id), AbortSignal.timeout(comparisonMs));
  }
}

/** Identifies a profile's keys without revealing them; `undefined` if it has none. A role's keys go by its ARN. */
export const keyFingerprint = (keys: ProfileKeys): string | undefined =>
  keys.kind === "unusable"
    ? undefined
    : secretIdFingerprint(keys.credential.secretId, keys.kind === "role" ? keys.role.arn : "");

/** Identifies entered keys like those of a profile; `undefined` for no keys. */
export function secretIdFingerprint(secretId: string, roleArn = ""): string | undefined {
  if (secretId === "") return undefined;
  const identity = JSON.stringify([secretId, roleArn]);
  return createHash("sha256").update(identity).digest("hex").slice(0, 16);
}

/**
 * Whether keys seem to reach another cloud account than the one whose instances were `seen`, because they list none of
 * them. ECM has no API that names the owner of keys. Calls DescribeInstances, all pages; rejects with `EcmError`.
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
