import { secretIdStart } from "../base/redact.ts";
import type { Account } from "./account.ts";
import type { Profile } from "./profiles/profile.ts";

/**
 * The fields of a linked account that its profile decides. An INI file does not know its site, so the account's stays.
 * `isOther`: the profile's keys seem to belong to another cloud account.
 */
export function profileFields(
  account: Pick<Account, "site">,
  { reference, keys, endpoint, isExposed }: Profile,
  isOther: boolean,
): Pick<Account, "site" | "secretIdStart" | "expiresAt" | "link"> {
  const ownership = isOther ? { problem: "ClientError.ProfileOfOther" as const } : {};
  const link = { reference, endpoint: endpoint.endpoint, isExposed, ...ownership };
  const site = reference.format === "tccli" ? endpoint.site : account.site;
  if (keys.kind === "unusable")
    return { site, secretIdStart: "", link: { ...link, problem: keys.problem, ...loginOf(keys) } };
  const start = { site, secretIdStart: secretIdStart(keys.credential.secretId) };
  if (keys.kind === "role") return { ...start, link };
  const expiry = keys.expiresAt === undefined ? {} : { expiresAt: keys.expiresAt };
  return { ...start, ...expiry, link: { ...link, ...loginOf(keys) } };
}

const loginOf = ({ login }: Extract<Profile["keys"], { readonly login?: unknown }>) => (login ? { login } : {});
