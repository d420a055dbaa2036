import { parseJson } from "../base/parseJson.ts";
import * as v from "valibot";
import type { Credential } from "../ecm/credential.ts";
import type { Account, AccountId } from "./account.ts";
import type { ProfileReference } from "./profiles/profile.ts";

/** An account as it is kept: what the file of a linked profile says is added when it is read. */
export type KeptAccount = Omit<Account, "link" | "isSessionOnly"> & { readonly profile?: ProfileReference };

/** An account with what signs its calls, as it lies in SecretStorage. A linked account has no keys there. */
export interface StoredAccount {
  readonly account: KeptAccount;
  readonly credential: Credential;
  /** Stands for the keys of a linked profile that are known to be this account's. */
  readonly knownAs?: string;
}

const stored = v.object({
  v: v.literal(1),
  account: v.object({
    id: v.custom<AccountId>((value) => typeof value === "string"),
    label: v.string(),
    site: v.picklist(["china", "international"]),
    kind: v.picklist(["keys", "profile", "sample"]),
    secretIdStart: v.string(),
    addedAt: v.number(),
    isProtected: v.exactOptional(v.boolean()),
    expiresAt: v.exactOptional(v.number()),
    profile: v.exactOptional(v.object({ format: v.picklist(["tccli", "ini"]), file: v.string(), name: v.string() })),
  }),
  knownAs: v.exactOptional(v.string()),
  credential: v.object({ secretId: v.string(), secretKey: v.string(), token: v.exactOptional(v.string()) }),
});

export const writeAccount = (kept: StoredAccount): string => JSON.stringify({ v: 1, ...kept });

/** `undefined` for what is not an account of ours, or one of a newer version. */
export function readAccount(json: string): StoredAccount | undefined {
  const parsed = v.safeParse(stored, parseJson(json));
  if (!parsed.success) return undefined;
  const { v: _, ...kept } = parsed.output;
  return { ...kept, credential: { ...kept.credential, token: kept.credential.token } };
}
