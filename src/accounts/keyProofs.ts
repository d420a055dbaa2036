import type { Account, AccountId } from "./account.ts";
import type { AccountsParts } from "./accounts.ts";
import type { Profile } from "./profile.ts";
import { seemsOther } from "./seemsOther.ts";

/** How long listing the instances with other keys may take, in milliseconds. */
const proofMs = 10 * 60_000;

/** Remembers, for as long as this window lives, which keys seemed to belong to another cloud account. */
export class KeyProofs {
  readonly #parts: Pick<AccountsParts, "profiles" | "seen" | "connect">;
  readonly #results = new Map<string, Promise<boolean>>();
  readonly #doubted = new Set<string>();

  constructor(parts: Pick<AccountsParts, "profiles" | "seen" | "connect">) {
    this.#parts = parts;
  }

  isDoubted(account: AccountId, print: string | undefined): boolean {
    return print !== undefined && this.#doubted.has(`${account} ${print}`);
  }

  /**
   * Whether the keys a profile has now, which `print` stands for, seem to be another account's. They are compared once;
   * a comparison that could not be made is made again the next time. Rejects with `EcmError`.
   */
  async seemOther(account: Account, now: Profile, print: string): Promise<boolean> {
    const of = `${account.id} ${print}`;
    const result = this.#results.get(of) ?? this.#compare(account, now);
    this.#results.set(of, result);
    const isOther = await result.catch((error: unknown) => {
      this.#results.delete(of);
      throw error;
    });
    if (isOther) this.#doubted.add(of);
    return isOther;
  }

  async #compare(account: Account, now: Profile): Promise<boolean> {
    const { profiles, seen, connect } = this.#parts;
    const ecm = connect(account, () => profiles.credentialOf(now));
    return seemsOther(ecm, await seen(account.id), AbortSignal.timeout(proofMs));
  }
}
