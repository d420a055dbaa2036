import type { Account } from "../accounts/account.ts";
import type { Listing } from "../accounts/listing.ts";
import { isOffline, needsCredentials } from "../ecm/errors.ts";

/** Why a tree has nothing to show: which of the welcome texts stands in its place. */
export type Emptiness = "noAccount" | "nothing" | "noMatch" | "expired" | "offline";

/** `undefined` while there is a row worth showing: something of some account, or trouble that is not the same for all. */
export function emptiness(
  accounts: readonly Account[],
  listing: (account: Account) => Listing<unknown>,
  hasMatch: boolean,
): Emptiness | undefined {
  if (accounts.length === 0) return "noAccount";
  const listings = accounts.map(listing);
  if (listings.some(({ items }) => items.length > 0)) return hasMatch ? undefined : "noMatch";
  const [first, ...others] = listings.map(reasonOf);
  return others.every((reason) => reason === first) ? first : undefined;
}

function reasonOf({ failure, isLoading, loadedAt }: Listing<unknown>): Emptiness | undefined {
  if (failure && isOffline(failure)) return "offline";
  if (failure) return needsCredentials(failure) ? "expired" : undefined;
  return loadedAt === undefined || isLoading ? undefined : "nothing";
}
