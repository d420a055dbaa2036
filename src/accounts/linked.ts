import type { Account } from "./account.ts";
import type { Profile } from "./profile.ts";

/**
 * What the file of a linked profile says of its account now. `isOther`: its keys seem to be another account's. An INI file does not know its site.
 */
export function linked(
  { site }: Pick<Account, "site">,
  { reference, keys, way, isExposed }: Profile,
  isOther: boolean,
): Pick<Account, "site" | "secretIdStart" | "expiresAt" | "link"> {
  const doubt = isOther ? { problem: "ClientError.ProfileOfOther" as const } : {};
  const link = { reference, endpoint: way.endpoint, isExposed, ...doubt };
  const own = { site: reference.format === "tccli" ? way.site : site };
  if (keys.kind === "unusable")
    return { ...own, secretIdStart: "", link: { ...link, problem: keys.problem, ...loginOf(keys) } };
  const secretIdStart = keys.credential.secretId.slice(0, 4);
  if (keys.kind === "role") return { ...own, secretIdStart, link };
  const expiry = keys.expiresAt === undefined ? {} : { expiresAt: keys.expiresAt };
  return { ...own, secretIdStart, ...expiry, link: { ...link, ...loginOf(keys) } };
}

const loginOf = ({ login }: Extract<Profile["keys"], { readonly login?: unknown }>) => (login ? { login } : {});
