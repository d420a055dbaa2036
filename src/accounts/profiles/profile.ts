import type { Credential } from "../../ecm/credential.ts";
import type { Site } from "../../ecm/endpoint.ts";
import type { ProfileProblem } from "../../ecm/errors/catalog/profileErrors.ts";
import type { Role } from "../../ecm/sts.ts";

/** Identifies the source of a linked account's keys: a tccli profile or a section of an SDK's INI file. No secret. */
export interface ProfileReference {
  readonly format: "tccli" | "ini";
  readonly file: string;
  readonly name: string;
}

/** The tccli command that renews the keys by signing in. */
export type Login = "auth" | "sso";

/** The keys in a profile's file, before they are used. */
export type ProfileKeys =
  | { readonly kind: "keys"; readonly credential: Credential; readonly expiresAt?: number; readonly login?: Login }
  /** Keys that must assume a role first. */
  | { readonly kind: "role"; readonly credential: Credential; readonly role: Role }
  | { readonly kind: "unusable"; readonly problem: ProfileProblem; readonly login?: Login };

/** The endpoints that a profile uses. */
export interface ProfileEndpoint {
  readonly site: Site;
  /** The profile's own address; "" for the address of the site. */
  readonly endpoint: string;
  readonly stsEndpoint: string;
}

/** A profile as its file is now. */
export interface Profile {
  readonly reference: ProfileReference;
  readonly keys: ProfileKeys;
  readonly endpoint: ProfileEndpoint;
  /** Whether other users of this computer may read the file. */
  readonly isExposed: boolean;
}

/** The keys of a profile that cannot be used. */
export const unusable = (problem: ProfileProblem, login?: Login): ProfileKeys =>
  login ? { kind: "unusable", problem, login } : { kind: "unusable", problem };
