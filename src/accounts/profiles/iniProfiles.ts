import { parse } from "ini";
import { withoutBom } from "../../base/parseJson.ts";
import { defaultSessionName, type ProfileKeys, unusable } from "./profile.ts";

/** The profiles in an SDK's `credentials` file, one per section. Never throws: a file that is not INI has none. */
export function readIniCredentials(source: string): ReadonlyMap<string, ProfileKeys> {
  const sections = new Map<string, ProfileKeys>();
  for (const [name, section] of Object.entries(sectionsOf(source)))
    if (typeof section === "object" && section !== null) sections.set(name, keysOf(new Map(Object.entries(section))));
  return sections;
}

function sectionsOf(source: string): Readonly<Record<string, unknown>> {
  try {
    // An unescaped dot in a section's name would make a nested section.
    const flat = withoutBom(source).replace(/^\s*\[.*\]\s*$/gm, (line) => line.replaceAll(".", String.raw`\.`));
    return parse(flat);
  } catch {
    return {};
  }
}

function keysOf(section: ReadonlyMap<string, unknown>): ProfileKeys {
  const read = (name: string): string => {
    const value = section.get(name);
    return typeof value === "string" && value.trim() !== "None" ? value.trim() : "";
  };
  const [secretId, secretKey, token, arn] = [read("secret_id"), read("secret_key"), read("token"), read("role_arn")];
  if (secretId === "" || secretKey === "") return unusable("ClientError.ProfileEmpty");
  const credential = { secretId, secretKey, token: token === "" ? undefined : token };
  const sessionName = read("role_session_name") || defaultSessionName;
  return arn === "" ? { kind: "keys", credential } : { kind: "role", credential, role: { arn, sessionName } };
}
