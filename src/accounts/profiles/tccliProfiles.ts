import * as v from "valibot";
import { parseJson } from "../../base/parseJson.ts";
import { isUsable } from "../../ecm/credential.ts";
import { type Site, siteHosts } from "../../ecm/endpoint.ts";
import type { Role } from "../../ecm/sts.ts";
import { type Login, type ProfileKeys, type ProfileEndpoint, unusable } from "./profile.ts";

const service = v.fallback(v.object({ endpoint: v.fallback(v.pipe(v.string(), v.trim()), "") }), { endpoint: "" });
const configureFile = v.object({ ecm: v.optional(service), sts: v.optional(service) });

/** The endpoints in a `<profile>.configure` file; those of the China site if it is missing or damaged. */
export function readTccliConfigure(source: string): ProfileEndpoint {
  const read = v.safeParse(configureFile, parseJson(source));
  const endpoint = read.success ? addressOf(read.output.ecm?.endpoint) : "";
  const site: Site = /\.intl\./.test(endpoint) ? "international" : "china";
  const stsEndpoint = (read.success && addressOf(read.output.sts?.endpoint)) || stsOf(site);
  return { site, endpoint: endpoint === `https://${siteHosts[site]}` ? "" : endpoint, stsEndpoint };
}

const stsOf = (site: Site): string =>
  site === "international" ? "https://sts.intl.tencentcloudapi.com" : "https://sts.tencentcloudapi.com";

/** tccli writes host names; users may add a scheme. */
function addressOf(endpoint = ""): string {
  if (isUnset(endpoint)) return "";
  return endpoint.includes("://") ? endpoint : `https://${endpoint}`;
}

/** An interrupted `tccli configure` writes the word "None". */
const isUnset = (value: string): boolean => value === "" || value === "None";

const text = v.fallback(
  v.pipe(
    v.string(),
    v.trim(),
    v.transform((value) => (isUnset(value) ? "" : value)),
  ),
  "",
);
const seconds = v.fallback(v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.finite()), 0);

const file = v.object({
  type: text,
  secretId: text,
  secretKey: text,
  token: text,
  "role-arn": text,
  "role-session-name": text,
  expiresAt: seconds,
  sso: v.optional(v.unknown()),
});

const logins: ReadonlyMap<string, Login> = new Map([
  ["oauth", "auth"],
  ["sso", "sso"],
]);

/** The keys in a `<profile>.credential` file, whichever tccli command wrote it. */
export function readTccliCredential(source: string): ProfileKeys {
  const read = v.safeParse(file, parseJson(source));
  if (!read.success) return unusable("ClientError.ProfileBroken");
  const { type, secretId, secretKey, token, expiresAt, sso } = read.output;
  const login = logins.get(type) ?? (sso === undefined ? undefined : "sso");
  if (type === "cvm-role") return unusable("ClientError.ProfileIsCvmRole");
  if (secretId === "" || secretKey === "")
    return unusable(login ? "ClientError.ProfileLoggedOut" : "ClientError.ProfileEmpty", login);
  const credential = { secretId, secretKey, token: token === "" ? undefined : token };
  if (!isUsable(credential)) return unusable("ClientError.ProfileMalformed", login);
  const role = roleOf(read.output);
  if (role) return { kind: "role", credential, role };
  const expiry = expiresAt > 0 ? { expiresAt: expiresAt * 1000 } : {};
  return { kind: "keys", credential, ...expiry, ...(login && { login }) };
}

/** tccli assumes a role only if the profile gives its ARN and a session's name, and signs with its keys otherwise. */
function roleOf(read: v.InferOutput<typeof file>): Role | undefined {
  const [arn, sessionName] = [read["role-arn"], read["role-session-name"]];
  return arn === "" || sessionName === "" ? undefined : { arn, sessionName };
}
