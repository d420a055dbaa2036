import { createHash } from "node:crypto";
import { secretIdStart } from "../base/redact.ts";
import type { Credential } from "../ecm/credential.ts";
import type { Site } from "../ecm/endpoint.ts";
import type { AccountId, AccountKind } from "./account.ts";
import type { ProfileReference } from "./profiles/profile.ts";
import type { KeptAccount } from "./storage/storedAccount.ts";

/** An account as it is entered, before it is kept. */
export interface AccountDraft {
  readonly label: string;
  readonly site: Site;
  readonly kind: AccountKind;
  /** Empty for a linked account and the sample. */
  readonly credential: Credential;
  /** When typed temporary keys expire, in milliseconds since 1970. */
  readonly expiresAt?: number | undefined;
  readonly profile?: ProfileReference;
}

/** The keys of an account, or the profile they are read from. */
export type AccountKeys = Pick<AccountDraft, "credential" | "expiresAt" | "profile">;

/** The account a draft becomes. It keeps the ID, place and protection of the `known` account that it replaces. */
export function accountFrom(draft: AccountDraft, known: KeptAccount | undefined, now: number): KeptAccount {
  const { label, site, kind } = draft;
  const protection = known?.isProtected === true ? { isProtected: true } : {};
  return {
    id: known?.id ?? accountId(draft),
    label,
    site,
    kind,
    addedAt: known?.addedAt ?? now,
    ...protection,
    ...keyFields(draft),
  };
}

/** An account with other keys, or another profile. */
export function withKeys(account: KeptAccount, keys: AccountKeys): KeptAccount {
  const { expiresAt: _, profile: __, ...lasting } = account;
  const kind = account.kind === "sample" ? "sample" : keys.profile ? "profile" : "keys";
  return { ...lasting, kind, ...keyFields(keys) };
}

const keyFields = ({ credential, expiresAt, profile }: AccountKeys) => ({
  secretIdStart: secretIdStart(credential.secretId),
  ...(expiresAt !== undefined && { expiresAt }),
  ...(profile && { profile }),
});

/** The same keys or profile give the same ID, so that tasks find their account again when it is added again. */
export function accountId({ site, kind, credential: { secretId }, profile }: AccountDraft): AccountId {
  const source = profile ? `${kind} ${profile.format} ${profile.file} ${profile.name}` : `${kind} ${site} ${secretId}`;
  const hash = createHash("sha256").update(source).digest("hex");
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the brand is minted here
  return hash.slice(0, 12) as AccountId;
}
