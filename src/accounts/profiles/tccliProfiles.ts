import * as v from "valibot";
import { parseJson } from "../../base/parseJson.ts";
import { type Site, siteHosts } from "../../ecm/endpoint.ts";
import { defaultSessionName, type Login, type ProfileKeys, type ProfileEndpoint, unusable } from "./profile.ts";

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
const addressOf = (endpoint = ""): string =>
  endpoint === "" || endpoint === "None" || endpoint.includes("://")
    ? endpoint.replace("None", "")
    : `https://${endpoint}`;

/** An interrupted `tccli configure` writes the word "None". */
const text = v.fallback(
  v.pipe(
    v.string(),
    v.trim(),
    v.transform((value) => (value === "None" ? "" : value)),
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

const logins: Readonly<Record<string, Login>> = { oauth: "auth", sso: "sso" };

/** The keys in a `<profile>.credential` file, whichever tccli command wrote it. */
export function readTccliCredential(source: string): ProfileKeys {
  const read = v.safeParse(file, parseJson(source));
  if (!read.success) return unusable("ClientError.ProfileBroken");
  const { type, secretId, secretKey, token, expiresAt, sso } = read.output;
  const login = logins[type] ?? (sso === undefined ? undefined : "sso");
  if (type === "cvm-role") return unusable("ClientError.ProfileIsCvmRole");
  if (secretId === "" || secretKey === "")
    return unusable(login ? "ClientError.ProfileLoggedOut" : "ClientError.ProfileEmpty", login);
  const credential = { secretId, secretKey, token: token === "" ? undefined : token };
  if (read.output["role-arn"] !== "") return { kind: "role", credential, role: roleOf(read.output) };
  const expiry = expiresAt > 0 ? { expiresAt: expiresAt * 1000 } : {};
  return { kind: "keys", credential, ...expiry, ...(login && { login }) };
}

const roleOf = (read: v.InferOutput<typeof file>) => ({
  arn: read["role-arn"],
  sessionName: read["role-session-name"] || defaultSessionName,
});
