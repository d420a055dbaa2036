import { createHash } from "node:crypto";
import type { Credential } from "../ecm/credential.ts";
import type { AccountId } from "./account.ts";
import type { AccountDraft } from "./accounts.ts";
import type { KeptAccount } from "./storedAccount.ts";

/** The account that a draft comes to. Of one that is known already, its place in the list and its protection stay. */
export function keptAccount(draft: AccountDraft, known: KeptAccount | undefined, now: number): KeptAccount {
  const { label, site, kind, credential } = draft;
  const addedAt = known?.addedAt ?? now;
  const guard = known?.isProtected === true ? { isProtected: true } : {};
  const secretIdStart = startOf(credential);
  return { id: accountIdOf(draft), label, site, kind, secretIdStart, addedAt, ...guard, ...lent(draft) };
}

/** An account with other keys, or linked to another profile. */
export function withKeys(
  account: KeptAccount,
  keys: Pick<AccountDraft, "credential" | "expiresAt" | "profile">,
): KeptAccount {
  const { expiresAt: _, profile: __, ...lasting } = account;
  return { ...lasting, ...lent(keys), secretIdStart: startOf(keys.credential) };
}

/** The same keys, or the same profile, give the same id, so that tasks find their account again after a sign-out. */
export function accountIdOf({ site, kind, credential: { secretId }, profile }: AccountDraft): AccountId {
  const of = profile ? `${kind} ${profile.format} ${profile.file} ${profile.name}` : `${kind} ${site} ${secretId}`;
  const hash = createHash("sha256").update(of).digest("hex");
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the brand is minted here
  return hash.slice(0, 12) as AccountId;
}

/** What an account has only as long as it has these keys. */
const lent = ({ expiresAt, profile }: Pick<AccountDraft, "expiresAt" | "profile">) => ({
  ...(expiresAt !== undefined && { expiresAt }),
  ...(profile && { profile }),
});

const startOf = ({ secretId }: Credential): string => secretId.slice(0, 4);
