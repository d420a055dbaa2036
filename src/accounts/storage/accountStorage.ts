import { isDeepStrictEqual } from "node:util";
import type { Clock } from "../../base/clock.ts";
import type { Event } from "../../base/events.ts";
import type { Log } from "../../base/log.ts";
import { noCredential } from "../../ecm/credential.ts";
import type { KeysProblem } from "../../ecm/errors/catalog/storageErrors.ts";
import type { AccountId } from "../account.ts";
import { secretIdFingerprint } from "../keyOwnership.ts";
import {
  type AccountDirectory,
  type AccountDirectoryStore,
  type AccountRecord,
  type DirectoryProblem,
  type DirectoryRead,
  type StoredKeys,
  withoutAccount,
  withRecord,
} from "./accountDirectory.ts";
import { type SecretRead, type Secrets, SessionSecrets } from "./secrets.ts";
import { accountOfOtherVersion, readAccount, type StoredAccount, writeAccount } from "./storedAccount.ts";

export interface AccountStorageOptions {
  readonly secrets: Secrets;
  readonly directory: AccountDirectoryStore;
  readonly clock: Clock;
  readonly log: Log;
  /** Identifies this window until it closes or reloads: what VS Code keeps in memory lasts no longer. */
  readonly session: string;
}

/** An account as it was found. */
export interface LoadedAccount {
  readonly stored: StoredAccount;
  /** The keys are in the memory of this window only. */
  readonly isSessionOnly: boolean;
  /** VS Code has lost keys before, and has not shown since that it keeps these. */
  readonly mayBeForgotten: boolean;
  readonly fingerprint: string | undefined;
  /** Why there are no keys. */
  readonly keysProblem?: KeysProblem;
}

export interface LoadedAccounts {
  readonly accounts: readonly LoadedAccount[];
  /** The accounts that were signed out. */
  readonly signedOut: ReadonlySet<string>;
  /** False if SecretStorage could not be read, so that accounts or their keys may be missing. */
  readonly isComplete: boolean;
}

/** Whether an account and its keys were removed. `keysRemain`: SecretStorage refused to delete them. */
export type Removal = "removed" | "keysRemain" | "refused";

const prefix = "account.";

/**
 * Keeps accounts in two places: all of it in SecretStorage, and all but the keys in the account directory. So an
 * account whose keys are lost is still known, and a directory that is lost is made again from SecretStorage.
 */
export class AccountStorage {
  readonly #options: AccountStorageOptions;
  readonly #secrets: SessionSecrets;
  readonly onDidChangeSecrets: Event;
  #problem: DirectoryProblem | undefined;

  constructor(options: AccountStorageOptions) {
    this.#options = options;
    this.#secrets = new SessionSecrets(options);
    this.onDidChangeSecrets = this.#secrets.onDidChange;
  }

  /** What is wrong with the account directory; `undefined` if it works. */
  get directoryProblem(): DirectoryProblem | undefined {
    return this.#problem;
  }

  /** Never rejects. Finishes what other windows, or a refusing keyring, have left undone. */
  async load(): Promise<LoadedAccounts> {
    const before = (await this.#options.directory.read()).directory.accounts.map(({ account }) => prefix + account.id);
    const { secrets, isListed } = await this.#secrets.read(prefix, before);
    // Signing out changes the directory first, adding changes it last: so it is read again after the keys.
    const read = await this.#options.directory.read();
    const late = read.directory.accounts.map(({ account }) => prefix + account.id).filter((key) => !secrets.has(key));
    const lateSecrets = late.length === 0 ? [] : (await this.#secrets.read(prefix, late)).secrets;
    const found = new Map([...secrets, ...lateSecrets].map(([key, secret]) => [idOf(key), secret]));
    const accounts = this.#join(read.directory, found);
    await this.#update(read, found);
    const isAnswered = [...found.values()].every(({ status }) => status !== "unreadable");
    const known = new Set<string>(accounts.map(({ stored }) => stored.account.id));
    const signedOut = read.directory.signedOut.map(({ id }) => id).filter((id) => !known.has(id));
    return { accounts, signedOut: new Set(signedOut), isComplete: isAnswered && (isListed || isReliable(read)) };
  }

  /** Keeps an account and its keys. Never rejects: keys that cannot be kept stay in the memory of this window. */
  async store(stored: StoredAccount): Promise<void> {
    const { clock, session } = this.#options;
    const stamped = { ...stored, stored: { at: clock.now(), session } };
    const isKept = await this.#secrets.store(prefix + stored.account.id, writeAccount(stamped));
    await this.#edit((directory) => withRecord(directory, recordOf(stamped, isKept ? stamped.stored : undefined)));
  }

  async remove(id: AccountId): Promise<Removal> {
    const { directory, clock } = this.#options;
    const known = (await directory.read()).directory.accounts.find(({ account }) => account.id === id);
    const isRecorded = await this.#edit((all) => withoutAccount(all, id, clock.now()));
    const isDeleted = await this.#secrets.delete(prefix + id);
    // Keys that SecretStorage never had cannot remain there.
    if (isDeleted || (known !== undefined && known.keys === undefined)) return "removed";
    return isRecorded ? "keysRemain" : "refused";
  }

  #join(directory: AccountDirectory, found: ReadonlyMap<AccountId, SecretRead>): readonly LoadedAccount[] {
    const records = new Map(directory.accounts.map((record) => [record.account.id, record]));
    const ids = new Set([...records.keys(), ...found.keys()]);
    return [...ids].flatMap((id) => {
      const secret = found.get(id) ?? ({ status: "missing" } as const);
      if (isSignedOut(directory, id, secret)) return [];
      const loaded = this.#loaded(id, secret, records.get(id));
      return loaded ? [{ ...loaded, mayBeForgotten: this.#mayBeForgotten(directory, records.get(id)) }] : [];
    });
  }

  #loaded(
    id: AccountId,
    secret: SecretRead,
    record: AccountRecord | undefined,
  ): Omit<LoadedAccount, "mayBeForgotten"> | undefined {
    const isSessionOnly = this.#isSessionOnly(secret, record);
    const fingerprint = record?.fingerprint;
    if (secret.status === "found") {
      const stored = readAccount(secret.text);
      if (stored) return { stored, isSessionOnly, fingerprint: fingerprintOf(stored) };
      const account = record?.account ?? accountOfOtherVersion(secret.text, id);
      return withoutKeys({ account, fingerprint, keysProblem: "ClientError.KeysOfOtherVersion" });
    }
    if (!record) return undefined;
    const { account, knownAs } = record;
    const stored = { account, credential: noCredential, ...(knownAs !== undefined && { knownAs }) };
    if (account.kind !== "keys") return { stored, isSessionOnly: false, fingerprint };
    const keysProblem = secret.status === "missing" ? "ClientError.KeysGone" : "ClientError.KeyringClosed";
    return withoutKeys({ account, fingerprint, keysProblem });
  }

  /** Linked accounts and the sample have no keys to lose. */
  #isSessionOnly(secret: SecretRead, record: AccountRecord | undefined): boolean {
    if (record && record.account.kind !== "keys") return false;
    if (secret.status === "found" && secret.isSessionOnly) return true;
    return record?.keys?.session === this.#options.session && record.keys.elsewhere === "missing";
  }

  #mayBeForgotten({ losesKeys }: AccountDirectory, record: AccountRecord | undefined): boolean {
    return losesKeys && record?.account.kind === "keys" && record.keys?.session === this.#options.session;
  }

  async #update(read: DirectoryRead, found: ReadonlyMap<AccountId, SecretRead>): Promise<void> {
    for (const [id, secret] of found)
      if (secret.status === "found" && isSignedOut(read.directory, id, secret)) await this.#secrets.delete(prefix + id);
    const update = (directory: AccountDirectory) => this.#updated(directory, found);
    if (read.problem === undefined && isDeepStrictEqual(update(read.directory), read.directory)) {
      this.#problem = undefined;
      return;
    }
    await this.#edit(update);
    this.#problem = read.problem ?? this.#problem;
  }

  /** The directory with what SecretStorage has told. */
  #updated(directory: AccountDirectory, found: ReadonlyMap<AccountId, SecretRead>): AccountDirectory {
    const records = new Map(directory.accounts.map((record) => [record.account.id, record]));
    const changes = [...found].flatMap(([id, secret]) => {
      const before = records.get(id);
      const after = isSignedOut(directory, id, secret) ? undefined : this.#observed(before, secret);
      return after && !isDeepStrictEqual(after, before) ? [{ before, after }] : [];
    });
    const seen = changes.flatMap(({ before, after: { keys } }) =>
      keys?.elsewhere && keys.elsewhere !== before?.keys?.elsewhere ? [keys.elsewhere] : [],
    );
    const losesKeys = seen.includes("found") ? false : seen.includes("missing") || directory.losesKeys;
    const updated = changes.reduce((all, { after }) => withRecord(all, after), directory);
    return losesKeys === updated.losesKeys ? updated : { ...updated, losesKeys };
  }

  #observed(record: AccountRecord | undefined, secret: SecretRead): AccountRecord | undefined {
    const { session } = this.#options;
    if (secret.status === "missing" && record?.keys && record.keys.session !== session)
      return { ...record, keys: { ...record.keys, elsewhere: "missing" } };
    const stored = secret.status === "found" && !secret.isSessionOnly ? readAccount(secret.text) : undefined;
    const by = stored?.stored ?? { at: 0, session: "" };
    if (!stored || (record?.keys && record.keys.at > by.at)) return record;
    if (by.session !== session) return recordOf(stored, { ...by, elsewhere: "found" });
    // This session can only repeat what others have seen.
    const isSame = record?.keys?.at === by.at && record.keys.session === session;
    return recordOf(stored, isSame ? record.keys : by);
  }

  /** False if the directory cannot be written. */
  async #edit(change: (directory: AccountDirectory) => AccountDirectory): Promise<boolean> {
    try {
      await this.#options.directory.edit(change);
      this.#problem = undefined;
      return true;
    } catch (error) {
      this.#options.log.warn(`The list of accounts was not written: ${String(error)}`);
      this.#problem = "unwritable";
      return false;
    }
  }
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the key was made from an ID
const idOf = (key: string): AccountId => key.slice(prefix.length) as AccountId;

/** Whether the directory alone tells which accounts there are. */
const isReliable = ({ directory, problem }: DirectoryRead): boolean =>
  problem === undefined && directory.accounts.length + directory.signedOut.length > 0;

/** An account that was added again after signing out counts. */
function isSignedOut({ signedOut }: AccountDirectory, id: AccountId, secret: SecretRead): boolean {
  const at = signedOut.find((each) => each.id === id)?.at;
  if (at === undefined) return false;
  const stored = secret.status === "found" ? readAccount(secret.text) : undefined;
  return !stored || (stored.stored?.at ?? stored.account.addedAt) <= at;
}

const withoutKeys = ({
  account,
  ...others
}: Pick<StoredAccount, "account"> & {
  readonly fingerprint: string | undefined;
  readonly keysProblem: KeysProblem;
}): Omit<LoadedAccount, "mayBeForgotten"> => ({
  stored: { account, credential: noCredential },
  isSessionOnly: false,
  ...others,
});

function recordOf(stored: StoredAccount, keys: StoredKeys | undefined): AccountRecord {
  const { account, knownAs } = stored;
  const fingerprint = fingerprintOf(stored);
  return {
    account,
    ...(knownAs !== undefined && { knownAs }),
    ...(fingerprint !== undefined && { fingerprint }),
    ...(keys && { keys }),
  };
}

const fingerprintOf = ({ account, credential }: StoredAccount): string | undefined =>
  account.kind === "keys" ? secretIdFingerprint(credential.secretId) : undefined;
