import { isDeepStrictEqual } from "node:util";
import { Emitter, type Event } from "../base/events.ts";
import type { KnownSecret } from "../base/redact.ts";
import { type Credential, noCredential } from "../ecm/credential.ts";
import type { KeysProblem } from "../ecm/errors/catalog/storageErrors.ts";
import { ecmError } from "../ecm/errors/classify.ts";
import type { Ecm, InstanceId } from "../ecm/model.ts";
import type { Account, AccountId, FindCredential } from "./account.ts";
import { type AccountDraft, accountFrom, accountId, type AccountKeys, withKeys } from "./accountDraft.ts";
import { keyFingerprint, KeyOwnership, secretIdFingerprint } from "./keyOwnership.ts";
import { profileFields } from "./profileFields.ts";
import type { Profile } from "./profiles/profile.ts";
import type { Profiles } from "./profiles/profiles.ts";
import type { DirectoryProblem } from "./storage/accountDirectory.ts";
import {
  AccountStorage,
  type AccountStorageOptions,
  type LoadedAccount,
  type Removal,
} from "./storage/accountStorage.ts";
import type { KeptAccount, StoredAccount } from "./storage/storedAccount.ts";

export interface AccountsOptions extends AccountStorageOptions {
  readonly profiles: Profiles;
  /** The instances that were last listed for an account. */
  readonly seen: (account: AccountId) => Promise<readonly InstanceId[]>;
  /** The cloud as this account sees it. */
  readonly connect: (account: Account, find: FindCredential) => Ecm;
}

interface ConnectedAccount {
  readonly account: Account;
  readonly stored: StoredAccount;
  /** Identifies the keys the account has now, or had before they were lost. */
  readonly fingerprint: string | undefined;
  /** The account is connected again when this changes. */
  readonly connectionKey: string;
  readonly find: FindCredential;
  readonly ecm: Ecm;
}

/** The accounts on this computer. */
export class Accounts {
  readonly #onDidChange = new Emitter();
  readonly onDidChange = this.#onDidChange.event;
  readonly #options: AccountsOptions;
  readonly #storage: AccountStorage;
  readonly #ownership: KeyOwnership;
  readonly #knownSecrets = new Map<string, KnownSecret>();
  #connected: ReadonlyMap<AccountId, ConnectedAccount> = new Map();
  #generation = 0;
  #isComplete = true;
  #loading: Promise<void> = Promise.resolve();

  constructor(options: AccountsOptions) {
    const { profiles, connect, seen } = options;
    this.#options = options;
    this.#storage = new AccountStorage(options);
    this.#ownership = new KeyOwnership({ credentialOf: (profile) => profiles.credentialOf(profile), connect, seen });
  }

  /** In the order they were added; empty until `load` has ended. */
  get all(): readonly Account[] {
    return [...this.#connected.values()].map(({ account }) => account);
  }

  /** Whether the keyring could be read; otherwise accounts or their keys may be missing. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** What is wrong with the list of accounts outside SecretStorage; `undefined` if it works. */
  get directoryProblem(): DirectoryProblem | undefined {
    return this.#storage.directoryProblem;
  }

  find(id: AccountId): Account | undefined {
    return this.#connected.get(id)?.account;
  }

  /** The account's cloud: the same object until its keys change, `undefined` if there is no such account. */
  ecm(id: AccountId): Ecm | undefined {
    return this.#connected.get(id)?.ecm;
  }

  /** Whether the keys in its profile seem to belong to another cloud account. They sign nothing then. */
  hasUnverifiedKeys(id: AccountId): boolean {
    return this.find(id)?.link?.problem === "ClientError.ProfileOfOther";
  }

  /** The credential for an account's next call. Rejects with `EcmError`. */
  async credential(id: AccountId): Promise<Credential> {
    return (await this.#connected.get(id)?.find()) ?? noCredential;
  }

  /** Every credential this window has used. None of them may appear in a log. */
  secrets(): Iterable<KnownSecret> {
    return this.#knownSecrets.values();
  }

  /** The cloud for keys that are not kept yet, to try them. */
  async try(draft: AccountDraft): Promise<Ecm> {
    const stored = await this.#storedFrom(draft);
    const { account } = await this.#describe(asLoaded(stored));
    return this.#options.connect(account, this.#findCredential(stored));
  }

  /** The account that has these keys, or is read from this profile. */
  async holderOf({ credential, profile }: AccountKeys): Promise<Account | undefined> {
    const keys = profile && (await this.#options.profiles.look(profile)).keys;
    const fingerprint = keys ? keyFingerprint(keys) : secretIdFingerprint(credential.secretId);
    if (fingerprint === undefined) return undefined;
    return [...this.#connected.values()].find((each) => each.fingerprint === fingerprint)?.account;
  }

  /** The account that adding this draft would renew: it has these keys, or was first added with them. */
  async existing(draft: AccountDraft): Promise<Account | undefined> {
    return (await this.holderOf(draft)) ?? this.find(accountId(draft));
  }

  /** Keeps an account. Known keys renew the account they belong to. */
  async add(draft: AccountDraft): Promise<Account> {
    const stored = await this.#storedFrom(draft);
    await this.#store(stored);
    return this.find(stored.account.id) ?? stored.account;
  }

  /** Gives an account other keys, or another profile. Its ID stays, and so do its tasks. */
  async renew(account: Account, keys: AccountKeys): Promise<void> {
    const stored = this.#connected.get(account.id)?.stored;
    if (stored) await this.#store({ account: withKeys(stored.account, keys), credential: keys.credential });
  }

  /** The user has confirmed that the keys a linked profile has now are this account's. */
  async trust({ id }: Account): Promise<void> {
    const stored = this.#connected.get(id)?.stored;
    if (!stored?.account.profile) return;
    const fingerprint = keyFingerprint((await this.#options.profiles.look(stored.account.profile)).keys);
    if (fingerprint !== undefined && this.#ownership.isOther(id, fingerprint))
      await this.#store({ ...stored, knownAs: fingerprint });
  }

  async rename({ id }: Account, label: string): Promise<void> {
    await this.#edit(id, { label });
  }

  async protect({ id }: Account, isProtected: boolean): Promise<void> {
    await this.#edit(id, { isProtected });
  }

  /** Removes an account and its keys. Never rejects. */
  async remove(id: AccountId): Promise<Removal> {
    const removal = await this.#storage.remove(id);
    await this.load();
    return removal;
  }

  /** Connects every account again, after the endpoint setting has changed. */
  async reconnect(): Promise<void> {
    this.#generation += 1;
    await this.load();
  }

  /** SecretStorage has changed, or the memory that replaces a broken keyring. */
  get onDidChangeSecrets(): Event {
    return this.#storage.onDidChangeSecrets;
  }

  /**
   * Reads SecretStorage, the list of accounts and the files of linked profiles. An unchanged account keeps its objects, and with them its
   * rate limit and its tasks. If several loads overlap, the one that began last counts, and all wait for it.
   */
  load(): Promise<void> {
    const load = this.#load(() => load === this.#loading);
    this.#loading = load;
    return load;
  }

  async #load(isLatest: () => boolean): Promise<void> {
    const { accounts, signedOut, isComplete } = await this.#storage.load();
    const found = accounts.toSorted((a, b) => a.stored.account.addedAt - b.stored.account.addedAt);
    const connected = await Promise.all(found.map((each) => this.#connect(each)));
    if (!isLatest()) return this.#loading;
    const fresh = new Map(connected.map((each) => [each.account.id, each]));
    const kept = isComplete
      ? []
      : [...this.#connected].filter(([id, each]) => isToKeep(each, fresh.get(id), signedOut));
    this.#connected = new Map([...fresh, ...kept].toSorted(([, a], [, b]) => a.account.addedAt - b.account.addedAt));
    this.#isComplete = isComplete;
    this.#onDidChange.fire();
  }

  async #connect(loaded: LoadedAccount): Promise<ConnectedAccount> {
    const { stored } = loaded;
    const { account, connectionKey, fingerprint } = await this.#describe(loaded);
    const known = this.#connected.get(account.id);
    const described = {
      stored,
      fingerprint,
      account: isDeepStrictEqual(known?.account, account) && known ? known.account : account,
    };
    if (known?.connectionKey === connectionKey) return { ...known, ...described };
    const find = account.keysProblem === undefined ? this.#findVerified(stored) : withoutKeys(account.keysProblem);
    return { ...described, connectionKey, find, ecm: this.#options.connect(account, find) };
  }

  async #describe(loaded: LoadedAccount): Promise<Pick<ConnectedAccount, "account" | "connectionKey" | "fingerprint">> {
    const { profile, ...kept } = loaded.stored.account;
    const account = { ...kept, ...statusOf(loaded) };
    const { knownAs, stored: _, ...lasting } = loaded.stored;
    const basis = [this.#generation, lasting, loaded.isSessionOnly, loaded.keysProblem];
    if (!profile) return { account, connectionKey: JSON.stringify(basis), fingerprint: loaded.fingerprint };
    const now = await this.#options.profiles.look(profile);
    if (now.keys.kind !== "unusable") this.#remember(now.keys.credential);
    const fingerprint = keyFingerprint(now.keys);
    const isOther = fingerprint !== knownAs && this.#ownership.isOther(kept.id, fingerprint);
    // Paused tasks resume with a new connection, so keys that the user has trusted since must make one.
    const trusted = this.#ownership.isOther(kept.id, knownAs) ? knownAs : undefined;
    return {
      account: { ...account, ...profileFields(kept, now, isOther) },
      connectionKey: JSON.stringify([...basis, now, trusted]),
      fingerprint: fingerprint ?? knownAs,
    };
  }

  /** New keys in a profile are used only once they are known to belong to the same cloud account. */
  #findVerified(stored: StoredAccount): FindCredential {
    const { id, profile } = stored.account;
    if (!profile) return this.#findCredential(stored);
    return async () => {
      const now = await this.#options.profiles.look(profile);
      await this.#verify(id, now);
      return this.#remember(await this.#options.profiles.credentialOf(now));
    };
  }

  /** Throws `EcmError` for the keys of another cloud account; remembers others as the account's. */
  async #verify(id: AccountId, now: Profile): Promise<void> {
    const fingerprint = keyFingerprint(now.keys);
    const connected = this.#connected.get(id);
    if (!connected || fingerprint === undefined) return;
    const { account, stored } = connected;
    if (stored.knownAs === fingerprint) return;
    const isOther = stored.knownAs !== undefined && (await this.#ownership.belongsToOther(account, now, fingerprint));
    if (isOther) return this.#refuse(id);
    const current = this.#connected.get(id)?.stored;
    if (current && current.knownAs === stored.knownAs) await this.#store({ ...current, knownAs: fingerprint });
  }

  async #refuse(id: AccountId): Promise<never> {
    if (!this.hasUnverifiedKeys(id)) await this.load();
    throw ecmError({ action: "", code: "ClientError.ProfileOfOther", message: "" });
  }

  #findCredential({ account: { profile }, credential }: StoredAccount): FindCredential {
    return async () => this.#remember(profile ? await this.#options.profiles.credential(profile) : credential);
  }

  #remember(credential: Credential): Credential {
    this.#knownSecrets.set(JSON.stringify(credential), credential);
    return credential;
  }

  async #edit(id: AccountId, change: Partial<KeptAccount>): Promise<void> {
    const stored = this.#connected.get(id)?.stored;
    if (stored) await this.#store({ ...stored, account: { ...stored.account, ...change } });
  }

  async #store(stored: StoredAccount): Promise<void> {
    await this.#storage.store(stored);
    await this.load();
  }

  async #storedFrom(draft: AccountDraft): Promise<StoredAccount> {
    const id = (await this.existing(draft))?.id ?? accountId(draft);
    const known = this.#connected.get(id)?.stored.account;
    return { account: accountFrom(draft, known, this.#options.clock.now()), credential: draft.credential };
  }
}

const asLoaded = (stored: StoredAccount): LoadedAccount => ({
  stored,
  isSessionOnly: false,
  mayBeForgotten: false,
  fingerprint: secretIdFingerprint(stored.credential.secretId),
});

const statusOf = ({ isSessionOnly, mayBeForgotten, keysProblem }: LoadedAccount) => ({
  ...(isSessionOnly && { isSessionOnly }),
  ...(mayBeForgotten && !isSessionOnly && { mayBeForgotten }),
  ...(keysProblem && { keysProblem }),
});

/** The keyring could not be read: keys that this window has read before still count. */
function isToKeep(
  { account }: ConnectedAccount,
  fresh: ConnectedAccount | undefined,
  signedOut: ReadonlySet<string>,
): boolean {
  if (signedOut.has(account.id)) return false;
  if (!fresh) return account.isSessionOnly !== true;
  return fresh.account.keysProblem === "ClientError.KeyringClosed" && account.keysProblem === undefined;
}

const withoutKeys =
  (code: KeysProblem): FindCredential =>
  () =>
    Promise.reject(ecmError({ action: "", code, message: "" }));
