import { errorCode } from "../../base/errors.ts";
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Clock } from "../../base/clock.ts";
import type { Credential } from "../../ecm/credential.ts";
import type { ProfileProblem } from "../../ecm/errors/catalog/profileErrors.ts";
import { ecmError } from "../../ecm/errors/classify.ts";
import type { TemporaryCredential } from "../../ecm/sts.ts";
import { readIniCredentials } from "./iniProfiles.ts";
import { type Profile, type ProfileKeys, type ProfileReference, type ProfileEndpoint, unusable } from "./profile.ts";
import { readTccliConfigure, readTccliCredential } from "./tccliProfiles.ts";

type RoleKeys = ProfileKeys & { readonly kind: "role" };

export interface ProfilesOptions {
  readonly clock: Clock;
  /** The folder tccli keeps its profiles in, asked for anew at each look. */
  readonly tccliFolder: () => string;
  /** The INI files of the SDKs. */
  readonly iniFiles: readonly string[];
  /** Trades keys for a role's. Rejects with `EcmError`. */
  readonly assume: (keys: RoleKeys, way: ProfileEndpoint) => Promise<TemporaryCredential>;
}

const suffix = ".credential";

/** A role's keys are renewed when they have less than this left, in milliseconds. */
const spareMs = 5 * 60_000;

/** Profiles of other tools. Nothing is copied: a file is read each time its keys are used. */
export class Profiles {
  readonly #parts: ProfilesOptions;
  readonly #roles = new Map<string, Promise<TemporaryCredential>>();

  constructor(parts: ProfilesOptions) {
    this.#parts = parts;
  }

  /** All there are on this computer now, usable or not. */
  async list(): Promise<readonly Profile[]> {
    const all = [...(await this.#tccliReferences()), ...(await this.#iniReferences())];
    return Promise.all(all.map((reference) => this.look(reference)));
  }

  /** Reads one profile. Never rejects: what is wrong with it is in its keys. */
  async look(reference: ProfileReference): Promise<Profile> {
    const file = await readProfileFile(reference.file);
    const keys = file.ok ? keysIn(file.text, reference) : unusable(file.problem);
    return { reference, keys, endpoint: await wayOf(reference), isExposed: file.ok && file.isExposed };
  }

  /** What signs a call now. Rejects with `EcmError` when the profile cannot be used. */
  async credential(reference: ProfileReference): Promise<Credential> {
    return this.credentialOf(await this.look(reference));
  }

  /** The same of a profile that was just read. */
  async credentialOf({ keys, endpoint }: Profile): Promise<Credential> {
    switch (keys.kind) {
      case "unusable":
        throw problem(keys.problem);
      case "role":
        return (await this.#assumed(keys, endpoint)).credential;
      case "keys":
        if (keys.expiresAt !== undefined && keys.expiresAt <= this.#parts.clock.now())
          throw problem("ClientError.ProfileExpired");
        return keys.credential;
      default:
        return keys satisfies never;
    }
  }

  /** Files that are worth watching: edits of them change accounts. */
  static filesOf(reference: ProfileReference): readonly string[] {
    return reference.format === "tccli" ? [reference.file, configureOf(reference)] : [reference.file];
  }

  async #assumed(keys: RoleKeys, way: ProfileEndpoint): Promise<TemporaryCredential> {
    const of = JSON.stringify([keys, way]);
    const pending = this.#roles.get(of);
    const known = pending && (await pending.catch(() => undefined));
    if (known && known.expiresAt - spareMs > this.#parts.clock.now()) return known;
    const fresh = this.#parts.assume(keys, way);
    this.#roles.set(of, fresh);
    fresh.catch(() => this.#roles.delete(of));
    return await fresh;
  }

  async #tccliReferences(): Promise<readonly ProfileReference[]> {
    const folder = this.#parts.tccliFolder();
    const files = await readdir(folder).catch(() => []);
    return files
      .filter((file) => file.endsWith(suffix) && file !== suffix)
      .toSorted()
      .map((file) => ({ format: "tccli", file: join(folder, file), name: basename(file, suffix) }));
  }

  async #iniReferences(): Promise<readonly ProfileReference[]> {
    const found = await Promise.all(this.#parts.iniFiles.map(async (path) => sectionsIn(path)));
    return found.flat();
  }
}

const problem = (code: ProfileProblem) => ecmError({ action: "", code, message: "" });

const keysIn = (text: string, { format, name }: ProfileReference): ProfileKeys =>
  format === "tccli"
    ? readTccliCredential(text)
    : (readIniCredentials(text).get(name) ?? unusable("ClientError.ProfileMissing"));

async function sectionsIn(file: string): Promise<readonly ProfileReference[]> {
  const read = await readProfileFile(file);
  const names = read.ok ? [...readIniCredentials(read.text).keys()] : [];
  return names.map((name) => ({ format: "ini", file, name }));
}

const configureOf = ({ file }: ProfileReference): string => join(dirname(file), `${basename(file, suffix)}.configure`);

async function wayOf(reference: ProfileReference): Promise<ProfileEndpoint> {
  if (reference.format === "ini") return readTccliConfigure("");
  const file = await readProfileFile(configureOf(reference));
  return readTccliConfigure(file.ok ? file.text : "");
}

export type ProfileFile =
  | { readonly ok: true; readonly text: string; readonly isExposed: boolean }
  | { readonly ok: false; readonly problem: ProfileProblem };

const mostBytes = 1_000_000;

/** Reads a file of keys. What is no ordinary file, such as a pipe that would never end, is not opened. */
export async function readProfileFile(path: string): Promise<ProfileFile> {
  try {
    const { mode, size, isFile } = await looked(path);
    if (!isFile || size > mostBytes) return { ok: false, problem: "ClientError.ProfileUnreadable" };
    return { ok: true, text: await readFile(path, "utf8"), isExposed: isExposed(mode) };
  } catch (error) {
    return { ok: false, problem: isMissing(error) ? "ClientError.ProfileMissing" : "ClientError.ProfileUnreadable" };
  }
}

async function looked(path: string) {
  const stats = await stat(path);
  return { mode: stats.mode, size: stats.size, isFile: stats.isFile() };
}

/** Windows keeps no such bits. */
const isExposed = (mode: number): boolean => process.platform !== "win32" && (mode & 0o044) !== 0;

const isMissing = (error: unknown): boolean => ["ENOENT", "ENOTDIR"].includes(errorCode(error));
