import type { AccountId } from "./account.ts";

/** Remembers, for as long as this window lives, which keys seemed to belong to another cloud account. */
export class KeyProofs {
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
    const seemsOther = await result.catch((error: unknown) => {
      this.#results.delete(of);
      throw error;
    });
    if (seemsOther) this.#doubted.add(of);
    return seemsOther;
  }
}
