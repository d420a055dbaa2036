import type { Brand } from "../base/brand.ts";
import type { Credential } from "../ecm/credential.ts";
import type { Site } from "../ecm/endpoint.ts";
import type { KeysProblem } from "../ecm/errors/catalog/storageErrors.ts";
import type { ProfileProblem } from "../ecm/errors/catalog/profileErrors.ts";
import type { Login, ProfileReference } from "./profiles/profile.ts";

export type AccountId = Brand<"AccountId">;

/** The source of an account's keys: entered or imported, read from a profile at each use, or none. */
export type AccountKind = "keys" | "profile" | "sample";

/** Finds the credential for one call, so that renewed keys take effect at once. Rejects with `EcmError`. */
export type FindCredential = () => Promise<Credential>;

/** An account as views, plans and messages use it. Holds no secret. */
export interface Account {
  readonly id: AccountId;
  readonly label: string;
  readonly site: Site;
  readonly kind: AccountKind;
  /** The first four characters of the SecretId; "" without keys. */
  readonly secretIdStart: string;
  /** Milliseconds since 1970; accounts are listed in this order. */
  readonly addedAt: number;
  /** Whether the user must type a name to confirm anything that cannot be undone. */
  readonly isProtected?: boolean;
  /** Whether its keys are lost when this window closes, because the keyring does not work. */
  readonly isSessionOnly?: boolean;
  /** Whether VS Code has lost keys before, and has not shown since that it keeps these. */
  readonly mayBeForgotten?: boolean;
  /** Why the account has no keys now. It stays, and goes on once it is renewed. */
  readonly keysProblem?: KeysProblem;
  /** When its temporary keys expire, in milliseconds since 1970, if that is known. */
  readonly expiresAt?: number;
  /** Only with kind "profile". */
  readonly link?: ProfileLink;
}

/** The profile that an account is linked to. */
export interface ProfileLink {
  readonly reference: ProfileReference;
  /** The profile's own address; "" for the address of the site. */
  readonly endpoint: string;
  readonly isExposed: boolean;
  readonly problem?: ProfileProblem;
  readonly login?: Login;
}
