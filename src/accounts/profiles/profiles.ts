import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Clock } from "../../base/clock.ts";
import { errorCode } from "../../base/errors.ts";
import type { Credential } from "../../ecm/credential.ts";
import type { ProfileProblem } from "../../ecm/errors/catalog/profileErrors.ts";
import { ecmError } from "../../ecm/errors/classify.ts";
import type { TemporaryCredential } from "../../ecm/sts.ts";
import { readIniCredentials } from "./iniProfiles.ts";
import { type Profile, type ProfileKeys, type ProfileReference, type ProfileEndpoint, unusable } from "./profile.ts";
import { isSameFolder } from "./tccliFolder.ts";
import { readTccliConfigure, readTccliCredential } from "./tccliProfiles.ts";

type RoleKeys = ProfileKeys & { readonly kind: "role" };

export interface ProfilesOptions {
  readonly clock: Clock;
  /** The folder with tccli's profiles, read from the settings each time. */
  readonly tccliFolder: () => string;
  /** The folder into which tccli writes the keys of a sign-in. */
  readonly ownTccliFolder: string;
  /** The INI files of the SDKs. */
  readonly iniFiles: readonly string[];
  /** Exchanges keys for those of a role: AssumeRole. Rejects with `EcmError`. */
  readonly assume: (keys: RoleKeys, endpoint: ProfileEndpoint) => Promise<TemporaryCredential>;
}

const suffix = ".credential";

/** A role's keys are renewed when they have less than this left, in milliseconds. */
const spareMs = 5 * 60_000;

/** Reads the profiles of other tools. Nothing is copied: the file is read each time its keys are used. */
export class Profiles {
  readonly #options: ProfilesOptions;
  readonly #roles = new Map<string, Promise<TemporaryCredential>>();

  constructor(options: ProfilesOptions) {
    this.#options = options;
  }

  /** All profiles on this computer, usable or not. */
  async list(): Promise<readonly Profile[]> {
    const all = [...(await this.#tccliReferences()), ...(await this.#iniReferences())];
    return Promise.all(all.map((reference) => this.look(reference)));
  }

  /** Reads one profile. Never rejects: `keys` says what is wrong with it. */
  async look(reference: ProfileReference): Promise<Profile> {
    const file = await readProfileFile(reference.file);
    const keys = file.ok ? keysIn(file.text, reference) : unusable(file.problem);
    return { reference, keys, endpoint: await endpointOf(reference), isExposed: file.ok && file.isExposed };
  }

  /** The credential for a call now. Rejects with `EcmError` if the profile cannot be used. */
  async credential(reference: ProfileReference): Promise<Credential> {
    return this.credentialOf(await this.look(reference));
  }

  /** The same for a profile that was just read. */
  async credentialOf({ keys, endpoint }: Profile): Promise<Credential> {
    switch (keys.kind) {
      case "unusable":
        throw problem(keys.problem);
      case "role":
        return (await this.#assumed(keys, endpoint)).credential;
      case "keys":
        if (keys.expiresAt !== undefined && keys.expiresAt <= this.#options.clock.now())
          throw problem("ClientError.ProfileExpired");
        return keys.credential;
      default:
        return keys satisfies never;
    }
  }

  /** The folder with tccli's profiles, if it cannot be read. */
  async unreadableFolder(): Promise<string | undefined> {
    const folder = this.#options.tccliFolder();
    return readdir(folder).then(
      () => undefined,
      () => folder,
    );
  }

  /** The folder that a sign-in with tccli would write to in place of the profile's; `undefined` if they are the same. */
  async otherLoginFolder({ file }: ProfileReference): Promise<string | undefined> {
    const { ownTccliFolder } = this.#options;
    return (await isSameFolder(dirname(file), ownTccliFolder)) ? undefined : ownTccliFolder;
  }

  /** The files that decide the account of a profile. */
  static filesOf(reference: ProfileReference): readonly string[] {
    return reference.format === "tccli" ? [reference.file, configureOf(reference)] : [reference.file];
  }

  async #assumed(keys: RoleKeys, endpoint: ProfileEndpoint): Promise<TemporaryCredential> {
    const of = JSON.stringify([keys, endpoint]);
    const pending = this.#roles.get(of);
    const known = pending && (await pending.catch(() => undefined));
    if (known && known.expiresAt - spareMs > this.#options.clock.now()) return known;
    const fresh = this.#options.assume(keys, endpoint);
    this.#roles.set(of, fresh);
    fresh.catch(() => this.#roles.delete(of));
    return await fresh;
  }

  async #tccliReferences(): Promise<readonly ProfileReference[]> {
    const folder = this.#options.tccliFolder();
    const files = await readdir(folder).catch(() => []);
    return files
      .filter((file) => file.endsWith(suffix) && file !== suffix)
      .toSorted()
      .map((file) => ({ format: "tccli", file: join(folder, file), name: basename(file, suffix) }));
  }

  async #iniReferences(): Promise<readonly ProfileReference[]> {
    const found = await Promise.all(this.#options.iniFiles.map(async (path) => sectionsIn(path)));
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

async function endpointOf(reference: ProfileReference): Promise<ProfileEndpoint> {
  if (reference.format === "ini") return readTccliConfigure("");
  const file = await readProfileFile(configureOf(reference));
  return readTccliConfigure(file.ok ? file.text : "");
}

/** The content of a profile's file, or why it cannot be read. */
export type ProfileFile =
  | { readonly ok: true; readonly text: string; readonly isExposed: boolean }
  | { readonly ok: false; readonly problem: ProfileProblem };

/** Larger files are not profiles. */
const mostBytes = 1_000_000;

/** Reads a file with keys. Only regular files are opened: a pipe might never end. */
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

/** Windows has no such mode bits. */
const isExposed = (mode: number): boolean => process.platform !== "win32" && (mode & 0o044) !== 0;

const isMissing = (error: unknown): boolean => ["ENOENT", "ENOTDIR"].includes(errorCode(error));
