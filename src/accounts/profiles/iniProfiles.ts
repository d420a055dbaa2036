import { withoutBom } from "../../base/parseJson.ts";
import { isUsable } from "../../ecm/credential.ts";
import { type ProfileKeys, unusable } from "./profile.ts";

/**
 * The profiles in an SDK's `credentials` file, one per section. Reads what any of the SDKs reads, in one pass over the
 * lines. Never throws: a file that is not INI has none.
 */
export function readIniCredentials(source: string): ReadonlyMap<string, ProfileKeys> {
  const reader = new IniReader();
  for (const line of withoutBom(source).split(/\r\n|\r|\n/)) reader.read(line);
  return new Map([...reader.sections].map(([name, section]) => [name, keysOf(section)]));
}

interface Entry {
  readonly key: string;
  readonly value: string;
}

/** Reads line by line. A section that occurs twice is one section, and the last of two values counts. */
class IniReader {
  readonly sections = new Map<string, Map<string, string>>();
  #section: Map<string, string> | undefined;
  #previous: { readonly key: string; readonly indent: number } | undefined;

  read(line: string): void {
    const text = line.trim();
    if (text === "" || text.startsWith("#") || text.startsWith(";")) return;
    const indent = line.length - line.trimStart().length;
    const name = sectionName(text);
    if (name === undefined) this.#readEntry(text, indent);
    else this.#begin(name);
  }

  #begin(name: string): void {
    this.#section = this.sections.get(name) ?? new Map<string, string>();
    this.sections.set(name, this.#section);
    this.#previous = undefined;
  }

  #readEntry(text: string, indent: number): void {
    const entry = entryOf(text);
    const continued = this.#continuedKey(entry, indent);
    if (continued !== undefined) this.#section?.set(continued, valueOf(text));
    if (continued !== undefined || !entry) return;
    this.#section?.set(entry.key, entry.value);
    this.#previous = { key: entry.key, indent };
  }

  /** The SDK of Python takes an indented line for more of the value above. Only an empty value can be meant so. */
  #continuedKey(entry: Entry | undefined, indent: number): string | undefined {
    if (!this.#previous || indent <= this.#previous.indent) return undefined;
    const isEmpty = this.#section?.get(this.#previous.key) === "";
    return isEmpty && !(entry && knownKeys.includes(entry.key)) ? this.#previous.key : undefined;
  }
}

const knownKeys = ["secret_id", "secret_key", "token", "role_arn"];

/** Anything may follow the name, as for the SDK of Python. */
function sectionName(text: string): string | undefined {
  if (!text.startsWith("[")) return undefined;
  const beforeComment = text.search(/\]\s*[#;]/);
  const end = beforeComment >= 0 ? beforeComment : text.lastIndexOf("]");
  return text.slice(1, Math.max(end, 1)).trim() || undefined;
}

/** `=` separates for all SDKs, `:` for those of Python and Java. Python's keys have no case. */
function entryOf(text: string): Entry | undefined {
  const end = text.search(/[=:]/);
  if (end <= 0) return undefined;
  return { key: text.slice(0, end).trim().toLowerCase(), value: valueOf(text.slice(end + 1)) };
}

/** Quotes, and comments after a space, are not part of a value, as for the SDK of Java. */
function valueOf(text: string): string {
  const value = text.trim();
  const quote = value.startsWith('"') || value.startsWith("'") ? value.charAt(0) : "";
  const end = quote === "" ? -1 : value.indexOf(quote, 1);
  if (end > 0) return value.slice(1, end).trim();
  const comment = value.search(/(^|\s)[#;]/);
  return comment < 0 ? value : value.slice(0, comment).trim();
}

/** The SDKs assume no role for `role_arn`: they sign with the keys themselves. */
function keysOf(section: ReadonlyMap<string, string>): ProfileKeys {
  const [secretId, secretKey, token] = [
    valueIn(section, "secret_id"),
    valueIn(section, "secret_key"),
    valueIn(section, "token"),
  ];
  if (secretId === "" || secretKey === "") return unusable("ClientError.ProfileEmpty");
  const credential = { secretId, secretKey, token: token === "" ? undefined : token };
  return isUsable(credential) ? { kind: "keys", credential } : unusable("ClientError.ProfileMalformed");
}

function valueIn(section: ReadonlyMap<string, string>, key: string): string {
  const value = section.get(key) ?? "";
  return value === "None" ? "" : value;
}
