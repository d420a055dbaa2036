import * as v from "valibot";
import { parseJson } from "../../base/parseJson.ts";
import type { Credential } from "../../ecm/credential.ts";
import type { Account, AccountId } from "../account.ts";
import type { ProfileReference } from "../profiles/profile.ts";

/** An account as it is kept. The fields that its profile or its keys decide are added whenever it is loaded. */
export type KeptAccount = Omit<Account, "link" | "isSessionOnly" | "mayBeForgotten" | "keysProblem"> & {
  readonly profile?: ProfileReference;
};

/** An account and its credential, as kept in SecretStorage. A linked account keeps no keys. */
export interface StoredAccount {
  readonly account: KeptAccount;
  readonly credential: Credential;
  /** The fingerprint of the profile's keys that are known to belong to this account. */
  readonly knownAs?: string;
  readonly stored?: StoredBy;
}

/** When something was stored, in milliseconds since 1970, and by which session. */
export interface StoredBy {
  readonly at: number;
  readonly session: string;
}

/** The schema of an account without its keys. */
export const keptAccount = v.object({
  id: v.custom<AccountId>((value) => typeof value === "string"),
  label: v.string(),
  site: v.picklist(["china", "international"]),
  kind: v.picklist(["keys", "profile", "sample"]),
  secretIdStart: v.string(),
  addedAt: v.number(),
  isProtected: v.exactOptional(v.boolean()),
  expiresAt: v.exactOptional(v.number()),
  profile: v.exactOptional(v.object({ format: v.picklist(["tccli", "ini"]), file: v.string(), name: v.string() })),
});

/** The schema of `StoredBy`. */
export const storedBy = v.object({ at: v.number(), session: v.string() });

const stored = v.object({
  v: v.literal(1),
  account: keptAccount,
  knownAs: v.exactOptional(v.string()),
  stored: v.exactOptional(storedBy),
  credential: v.object({ secretId: v.string(), secretKey: v.string(), token: v.exactOptional(v.string()) }),
});

/** Serializes an account, with the version of the format. */
export const writeAccount = (kept: StoredAccount): string => JSON.stringify({ v: 1, ...kept });

/** Parses a stored account; `undefined` if it is damaged or was written by a newer version. */
export function readAccount(json: string): StoredAccount | undefined {
  const parsed = v.safeParse(stored, parseJson(json));
  if (!parsed.success) return undefined;
  const { v: _, ...kept } = parsed.output;
  return { ...kept, credential: { ...kept.credential, token: kept.credential.token } };
}

const other = v.object({
  account: v.object({ label: v.string(), site: v.fallback(keptAccount.entries.site, "china") }),
});

/** An account whose entry in SecretStorage `readAccount` cannot read, as far as its text tells anything. */
export function accountOfOtherVersion(json: string, id: AccountId): KeptAccount {
  const parsed = v.safeParse(other, parseJson(json));
  const { label, site } = parsed.success ? parsed.output.account : ({ label: id, site: "china" } as const);
  return { id, label, site, kind: "keys", secretIdStart: "", addedAt: 0 };
}
