import type { Brand } from "../base/brand.ts";
import type { Credential } from "../ecm/credential.ts";
import type { Site } from "../ecm/endpoint.ts";
import type { ProfileProblem } from "../ecm/errors/catalog/profileErrors.ts";
import type { Login, ProfileReference } from "./profiles/profile.ts";

export type AccountId = Brand<"AccountId">;

/** Where an account's keys come from: typed or taken over once, read from a profile at each use, or none at all. */
export type AccountKind = "keys" | "profile" | "sample";

/** Finds the credential for one call, so that renewed keys take effect at once. Rejects with `EcmError`. */
export type FindCredential = () => Promise<Credential>;

/** An account as the screen, plans and messages know it. Holds no secret. */
export interface Account {
  readonly id: AccountId;
  readonly label: string;
  readonly site: Site;
  readonly kind: AccountKind;
  /** The first four characters of the SecretId: enough to tell keys apart, too little to use. */
  readonly secretIdStart: string;
  /** Milliseconds since 1970; accounts are listed in this order. */
  readonly addedAt: number;
  /** Whatever cannot be undone asks for a name to be typed. */
  readonly isProtected?: boolean;
  /** The keyring does not work, so the account ends with this window. */
  readonly isSessionOnly?: boolean;
  /** When its temporary keys end, in milliseconds since 1970, as far as that is known. */
  readonly expiresAt?: number;
  /** Only with kind "profile". */
  readonly link?: ProfileLink;
}

/** What is known of the profile an account is linked to. */
export interface ProfileLink {
  readonly reference: ProfileReference;
  /** An address of the profile's own, "" for the site's. */
  readonly endpoint: string;
  readonly isExposed: boolean;
  readonly problem?: ProfileProblem;
  readonly login?: Login;
}
