import type { Credential } from "../../ecm/credential.ts";
import type { Site } from "../../ecm/endpoint.ts";
import type { ProfileProblem } from "../../ecm/errors/catalog/profileErrors.ts";
import type { Role } from "../../ecm/sts.ts";

/** Where a linked account's keys lie: a profile of tccli, or a section of an SDK's INI file. Holds no secret. */
export interface ProfileReference {
  readonly format: "tccli" | "ini";
  readonly file: string;
  readonly name: string;
}

/** The tccli command that renews keys by signing in. */
export type Login = "auth" | "sso";

/** What a profile says, after its file was read and before anything is signed with it. */
export type ProfileKeys =
  | { readonly kind: "keys"; readonly credential: Credential; readonly expiresAt?: number; readonly login?: Login }
  /** Keys that are to be traded for a role's first. */
  | { readonly kind: "role"; readonly credential: Credential; readonly role: Role }
  | { readonly kind: "unusable"; readonly problem: ProfileProblem; readonly login?: Login };

/** The `RoleSessionName` of AssumeRole for profiles that give none. It appears in the account's audit log. */
export const defaultSessionName = "tencent-ecm-images";

/** Where a profile's calls go. */
export interface ProfileEndpoint {
  readonly site: Site;
  /** An address of its own, "" for the site's. */
  readonly endpoint: string;
  readonly stsEndpoint: string;
}

/** A profile as it is now. */
export interface Profile {
  readonly reference: ProfileReference;
  readonly keys: ProfileKeys;
  readonly endpoint: ProfileEndpoint;
  /** Others on this computer may read the file. */
  readonly isExposed: boolean;
}

export const unusable = (problem: ProfileProblem, login?: Login): ProfileKeys =>
  login ? { kind: "unusable", problem, login } : { kind: "unusable", problem };
