import { isDeepStrictEqual } from "node:util";
import type { Clock } from "../base/clock.ts";
import { Emitter, type Event } from "../base/events.ts";
import type { Log } from "../base/log.ts";
import type { KnownSecret } from "../base/redact.ts";
import { type Credential, noCredential } from "../ecm/credential.ts";
import { ecmError } from "../ecm/errors/classify.ts";
import type { Ecm, InstanceId } from "../ecm/model.ts";
import type { Account, AccountId, FindCredential } from "./account.ts";
import { type AccountDraft, accountFrom, accountId, type AccountKeys, withKeys } from "./accountDraft.ts";
import { keyFingerprint, KeyOwnership } from "./keyOwnership.ts";
import { profileFields } from "./profileFields.ts";
import type { Profile } from "./profiles/profile.ts";
import type { Profiles } from "./profiles/profiles.ts";
import { type Secrets, SessionSecrets } from "./secrets.ts";
import { type KeptAccount, readAccount, type StoredAccount, writeAccount } from "./storedAccount.ts";

const prefix = "account.";

export interface AccountsOptions {
  readonly secrets: Secrets;
  readonly profiles: Profiles;
  readonly clock: Clock;
  readonly log: Log;
  /** The instances that were last listed for an account. */
  readonly seen: (account: AccountId) => Promise<readonly InstanceId[]>;
  /** The cloud as this account sees it. */
  readonly connect: (account: Account, find: FindCredential) => Ecm;
}

interface ConnectedAccount {
  readonly account: Account;
  readonly stored: StoredAccount;
  /** The account is connected again when this changes. */
  readonly connectionKey: string;
  readonly find: FindCredential;
  readonly ecm: Ecm;
}

/** The accounts on this computer. Labels and secrets are kept in SecretStorage only. */
export class Accounts {
  readonly #onDidChange = new Emitter();
  readonly onDidChange = this.#onDidChange.event;
  readonly #options: AccountsOptions;
  readonly #secrets: SessionSecrets;
  readonly #ownership: KeyOwnership;
  readonly #knownSecrets = new Map<string, KnownSecret>();
  #connected: ReadonlyMap<AccountId, ConnectedAccount> = new Map();
  #generation = 0;
  #isComplete = true;
  #loading: Promise<void> = Promise.resolve();

  constructor(options: AccountsOptions) {
    const { secrets, log, profiles, connect, seen } = options;
    this.#options = options;
    this.#secrets = new SessionSecrets(secrets, log);
    this.#ownership = new KeyOwnership({ credentialOf: (profile) => profiles.credentialOf(profile), connect, seen });
  }

  /** In the order they were added; empty until `load` has ended. */
  get all(): readonly Account[] {
    return [...this.#connected.values()].map(({ account }) => account);
  }

  /** Whether the keyring could be read; otherwise accounts may be missing. */
  get isComplete(): boolean {
    return this.#isComplete;
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
    const stored = this.#storedFrom(draft);
    return this.#options.connect((await this.#describe(stored)).account, this.#findCredential(stored));
  }

  /** The account that adding this draft would renew. */
  existing(draft: AccountDraft): Account | undefined {
    return this.find(accountId(draft));
  }

  /** Keeps an account. Known keys renew the account they belong to. */
  async add(draft: AccountDraft): Promise<Account> {
    const stored = this.#storedFrom(draft);
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

  async remove(id: AccountId): Promise<void> {
    await this.#secrets.delete(prefix + id);
    await this.load();
  }

  /** Connects every account again, after the endpoint setting has changed. */
  async reconnect(): Promise<void> {
    this.#generation += 1;
    await this.load();
  }

  /** SecretStorage has changed, or the memory that replaces a broken keyring. */
  get onDidChangeSecrets(): Event {
    return this.#secrets.onDidChange;
  }

  /**
   * Reads SecretStorage and the files of linked profiles. An unchanged account keeps its objects, and with them its
   * rate limit and its tasks. If several loads overlap, the one that began last counts, and all wait for it.
   */
  load(): Promise<void> {
    const load = this.#load(() => load === this.#loading);
    this.#loading = load;
    return load;
  }

  async #load(isLatest: () => boolean): Promise<void> {
    const { texts, isComplete } = await this.#secrets.read(prefix);
    const connected = await Promise.all(this.#parse(texts).map((stored) => this.#connect(stored)));
    if (!isLatest()) return this.#loading;
    const kept = isComplete ? [] : [...this.#connected].filter(([, { account }]) => !account.isSessionOnly);
    this.#connected = new Map([...kept, ...connected.map((each) => [each.account.id, each] as const)]);
    this.#isComplete = isComplete;
    this.#onDidChange.fire();
  }

  #parse(texts: readonly string[]): readonly StoredAccount[] {
    const read = texts.map(readAccount);
    if (read.includes(undefined))
      this.#options.log.warn("An account in SecretStorage cannot be read and is left alone.");
    const accounts = read.filter((stored) => stored !== undefined);
    return accounts.toSorted((a, b) => a.account.addedAt - b.account.addedAt);
  }

  async #connect(stored: StoredAccount): Promise<ConnectedAccount> {
    const { account, connectionKey } = await this.#describe(stored);
    const known = this.#connected.get(account.id);
    if (known?.connectionKey === connectionKey)
      return { ...known, stored, account: isDeepStrictEqual(known.account, account) ? known.account : account };
    const find = this.#findVerified(stored);
    return { account, stored, connectionKey, find, ecm: this.#options.connect(account, find) };
  }

  async #describe(stored: StoredAccount): Promise<Pick<ConnectedAccount, "account" | "connectionKey">> {
    const { profile, ...kept } = stored.account;
    const session = this.#secrets.isSessionOnly(prefix + kept.id) ? { isSessionOnly: true } : {};
    const { knownAs, ...lasting } = stored;
    const basis = [this.#generation, lasting, session];
    if (!profile) return { account: { ...kept, ...session }, connectionKey: JSON.stringify(basis) };
    const now = await this.#options.profiles.look(profile);
    if (now.keys.kind !== "unusable") this.#remember(now.keys.credential);
    const fingerprint = keyFingerprint(now.keys);
    const isOther = fingerprint !== knownAs && this.#ownership.isOther(kept.id, fingerprint);
    // Paused tasks resume with a new connection, so keys that the user has trusted since must make one.
    const trusted = this.#ownership.isOther(kept.id, knownAs) ? knownAs : undefined;
    return {
      account: { ...kept, ...session, ...profileFields(kept, now, isOther) },
      connectionKey: JSON.stringify([...basis, now, trusted]),
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
    await this.#secrets.store(prefix + stored.account.id, writeAccount(stored));
    await this.load();
  }

  #storedFrom(draft: AccountDraft): StoredAccount {
    const known = this.#connected.get(accountId(draft))?.stored.account;
    return { account: accountFrom(draft, known, this.#options.clock.now()), credential: draft.credential };
  }
}
