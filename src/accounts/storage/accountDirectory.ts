import * as v from "valibot";
import { parseJson } from "../../base/parseJson.ts";
import type { AccountId } from "../account.ts";
import { type KeptAccount, keptAccount, storedBy, type StoredBy } from "./storedAccount.ts";

/** An account without its keys, which it outlives. Holds no secret. */
export interface AccountRecord {
  readonly account: KeptAccount;
  /** The fingerprint of the profile's keys that are known to belong to this account. */
  readonly knownAs?: string;
  /** The fingerprint of entered keys. */
  readonly fingerprint?: string;
  /** Set once SecretStorage has shown that it has the keys. */
  readonly keys?: StoredKeys;
}

/** Keys that SecretStorage has had, and whether another session than the one that stored them has found them. */
export interface StoredKeys extends StoredBy {
  readonly elsewhere?: "found" | "missing";
}

/** An account that was removed. Its keys are deleted wherever they are still found. */
export interface SignedOut {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The accounts of this computer, without their keys. */
export interface AccountDirectory {
  readonly accounts: readonly AccountRecord[];
  readonly signedOut: readonly SignedOut[];
  /** Whether SecretStorage has lost keys, and has not shown since that it keeps any beyond a window. */
  readonly losesKeys: boolean;
  /** Damaged entries, kept as they are. */
  readonly unread: readonly unknown[];
}

export const emptyDirectory: AccountDirectory = { accounts: [], signedOut: [], losesKeys: false, unread: [] };

/** Why the directory could not be read or written. `newer`: a newer version of this extension has written it. */
export type DirectoryProblem = "damaged" | "newer" | "unreadable" | "unwritable";

export interface DirectoryRead {
  readonly directory: AccountDirectory;
  readonly problem?: DirectoryProblem;
}

/** Keeps the directory where all windows on this computer find it. */
export interface AccountDirectoryStore {
  /** Never rejects. */
  read(): Promise<DirectoryRead>;
  /** Changes the directory while no other window does. Rejects if nothing was changed. */
  edit(change: (directory: AccountDirectory) => AccountDirectory): Promise<void>;
}

const record = v.object({
  account: keptAccount,
  knownAs: v.exactOptional(v.string()),
  fingerprint: v.exactOptional(v.string()),
  keys: v.exactOptional(
    v.object({ ...storedBy.entries, elsewhere: v.exactOptional(v.picklist(["found", "missing"])) }),
  ),
});

const version = 1;
const file = v.object({
  v: v.number(),
  accounts: v.array(v.unknown()),
  signedOut: v.fallback(v.array(v.object({ id: v.string(), at: v.number() })), []),
  losesKeys: v.fallback(v.boolean(), false),
});

/** Serializes the directory, with the version of the format. */
export const writeDirectory = ({ accounts, unread, ...others }: AccountDirectory): string =>
  `${JSON.stringify({ v: version, ...others, accounts: [...accounts, ...unread] }, undefined, 2)}\n`;

/** Parses a directory. Entries that cannot be read are damaged; the others count. */
export function readDirectory(text: string): DirectoryRead {
  const parsed = v.safeParse(file, parseJson(text));
  if (!parsed.success) return { directory: emptyDirectory, problem: "damaged" };
  const { signedOut, losesKeys } = parsed.output;
  const entries = parsed.output.accounts.map((entry) => ({ entry, read: v.safeParse(record, entry) }));
  const accounts = entries.flatMap(({ read }) => (read.success ? [read.output] : []));
  const unread = entries.flatMap(({ entry, read }) => (read.success ? [] : [entry]));
  const directory = { accounts, signedOut, losesKeys, unread };
  if (parsed.output.v > version) return { directory, problem: "newer" };
  return unread.length === 0 ? { directory } : { directory, problem: "damaged" };
}

/** The directory with a record in place of the one of the same account, if there is one. */
export function withRecord(directory: AccountDirectory, fresh: AccountRecord): AccountDirectory {
  const isSame = ({ account }: AccountRecord) => account.id === fresh.account.id;
  const accounts = directory.accounts.some(isSame)
    ? directory.accounts.map((old) => (isSame(old) ? fresh : old))
    : [...directory.accounts, fresh];
  return { ...directory, accounts, signedOut: directory.signedOut.filter(({ id }) => id !== fresh.account.id) };
}

/** How long it is remembered that an account was signed out, in milliseconds. */
const rememberedMs = 30 * 24 * 60 * 60_000;

/** The directory without an account. Remembers for a while that it was signed out. */
export function withoutAccount(directory: AccountDirectory, id: AccountId, now: number): AccountDirectory {
  const others = directory.signedOut.filter((each) => each.id !== id && now - each.at < rememberedMs);
  return {
    ...directory,
    accounts: directory.accounts.filter(({ account }) => account.id !== id),
    signedOut: [...others, { id, at: now }],
  };
}
