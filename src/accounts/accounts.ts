import { createHash } from "node:crypto";
import type { Clock } from "../base/clock.ts";
import { isEqual } from "../base/equal.ts";
import { Emitter, type Event } from "../base/events.ts";
import type { Log } from "../base/log.ts";
import type { KnownSecret } from "../base/redact.ts";
import type { Credential } from "../ecm/credential.ts";
import type { Site } from "../ecm/endpoint.ts";
import { ecmError } from "../ecm/errors/classify.ts";
import type { Ecm, InstanceId } from "../ecm/model.ts";
import type { Account, AccountId, AccountKind } from "./account.ts";
import { keyFingerprint, KeyOwnership, seemsOther } from "./keyIdentity.ts";
import type { Profile, ProfileReference } from "./profiles/profile.ts";
import type { Profiles } from "./profiles/profiles.ts";
import { type Secrets, SessionSecrets } from "./secrets.ts";
import { type KeptAccount, readAccount, type StoredAccount, writeAccount } from "./storedAccount.ts";

const prefix = "account.";

/** How long listing the instances with other keys may take, in milliseconds. */
const proofMs = 10 * 60_000;

export interface AccountDraft {
  readonly label: string;
  readonly site: Site;
  readonly kind: AccountKind;
  /** Empty for a linked account and the sample. */
  readonly credential: Credential;
  /** When typed temporary keys end, in milliseconds since 1970. */
  readonly expiresAt?: number | undefined;
  readonly profile?: ProfileReference;
}

/** Finds what signs a call, anew for each. Rejects with `EcmError`. */
export type FindCredential = () => Promise<Credential>;

export interface AccountsOptions {
  readonly secrets: Secrets;
  readonly profiles: Profiles;
  readonly clock: Clock;
  readonly log: Log;
  /** The instances that were last listed of an account. */
  readonly seen: (account: AccountId) => Promise<readonly InstanceId[]>;
  /** The cloud as this account sees it. */
  readonly connect: (account: Account, find: FindCredential) => Ecm;
}

interface Connected {
  readonly account: Account;
  readonly stored: StoredAccount;
  /** Changes whenever the account must be connected anew. */
  readonly print: string;
  readonly find: FindCredential;
  readonly ecm: Ecm;
}

const noKeys: Credential = { secretId: "", secretKey: "", token: undefined };

/** The accounts of this machine. SecretStorage is the only place they are kept, secrets and labels alike. */
export class Accounts {
  readonly #onDidChange = new Emitter();
  readonly onDidChange = this.#onDidChange.event;
  readonly #parts: AccountsOptions;
  readonly #secrets: SessionSecrets;
  readonly #known = new Map<string, KnownSecret>();
  #connected: ReadonlyMap<AccountId, Connected> = new Map();
  readonly #proofs = new KeyOwnership();
  #ways = 0;
  #isWhole = true;
  #loading: Promise<void> = Promise.resolve();

  constructor(parts: AccountsOptions) {
    this.#parts = parts;
    this.#secrets = new SessionSecrets(parts.secrets, parts.log);
  }

  /** In the order they were added; empty until `load` has ended. */
  get all(): readonly Account[] {
    return [...this.#connected.values()].map(({ account }) => account);
  }

  /** Whether the keyring could be read; otherwise there may be accounts that are not among these. */
  get isComplete(): boolean {
    return this.#isWhole;
  }

  find(id: AccountId): Account | undefined {
    return this.#connected.get(id)?.account;
  }

  /** The account's cloud: the same object until its keys change, `undefined` when there is no such account. */
  ecm(id: AccountId): Ecm | undefined {
    return this.#connected.get(id)?.ecm;
  }

  /** Whether the keys its profile has now seem to be another cloud account's: nothing is signed with them. */
  hasUnverifiedKeys(id: AccountId): boolean {
    return this.find(id)?.link?.problem === "ClientError.ProfileOfOther";
  }

  /** What signs an account's next call. Rejects with `EcmError`. */
  async credential(id: AccountId): Promise<Credential> {
    return (await this.#connected.get(id)?.find()) ?? noKeys;
  }

  /** Whatever was used to sign in this window: what must never be written to a log. */
  secrets(): Iterable<KnownSecret> {
    return this.#known.values();
  }

  /** The cloud for keys that are not kept yet, to try them. */
  async try(draft: AccountDraft): Promise<Ecm> {
    const stored = { account: this.#accountOf(draft), credential: draft.credential };
    return this.#parts.connect((await this.#described(stored)).account, this.#finder(stored));
  }

  /** The account that keeping these keys would renew. */
  existing(draft: AccountDraft): Account | undefined {
    return this.find(idOf(draft));
  }

  /** Keeps an account. Keys that are known already renew the account they belong to. */
  async add(draft: AccountDraft): Promise<Account> {
    const account = this.#accountOf(draft);
    await this.#store({ account, credential: draft.credential });
    return this.find(account.id) ?? account;
  }

  /** Gives an account other keys, or another profile; its id, and so its tasks, stay. */
  async renew(account: Account, keys: Pick<AccountDraft, "credential" | "expiresAt" | "profile">): Promise<void> {
    const stored = this.#connected.get(account.id)?.stored;
    if (!stored) return;
    const { expiresAt: _, profile: __, ...lasting } = stored.account;
    const secretIdStart = startOf(keys.credential);
    await this.#store({ account: { ...lasting, ...fresh(keys), secretIdStart }, credential: keys.credential });
  }

  /** A person has said that the keys a linked profile has now are this account's all the same. */
  async trust({ id }: Account): Promise<void> {
    const stored = this.#connected.get(id)?.stored;
    if (!stored?.account.profile) return;
    const print = keyFingerprint((await this.#parts.profiles.look(stored.account.profile)).keys);
    if (print !== undefined && this.#proofs.isDoubted(id, print)) await this.#store({ ...stored, knownAs: print });
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

  /** Connects every account anew, after a setting that concerns the way to the cloud has changed. */
  async reconnect(): Promise<void> {
    this.#ways += 1;
    await this.load();
  }

  /** SecretStorage, or the memory that stands in for it, has changed. */
  get onDidChangeSecrets(): Event {
    return this.#secrets.onDidChange;
  }

  /**
   * Reads SecretStorage and the files of linked profiles. What did not change keeps its object, so that its rate limit
   * and its tasks go on. Of several loads at once, the one begun last counts, and all wait for it.
   */
  load(): Promise<void> {
    const load = this.#load(() => load === this.#loading);
    this.#loading = load;
    return load;
  }

  async #load(isLatest: () => boolean): Promise<void> {
    const { texts, isComplete } = await this.#secrets.read(prefix);
    const connected = await Promise.all(this.#parsed(texts).map((each) => this.#connect(each)));
    if (!isLatest()) return this.#loading;
    const kept = isComplete ? [] : [...this.#connected].filter(([, { account }]) => !account.isSessionOnly);
    this.#connected = new Map([...kept, ...connected.map((each) => [each.account.id, each] as const)]);
    this.#isWhole = isComplete;
    this.#onDidChange.fire();
  }

  #parsed(texts: readonly string[]): readonly StoredAccount[] {
    const read = texts.map(readAccount);
    if (read.includes(undefined)) this.#parts.log.warn("An account in SecretStorage cannot be read and is left alone.");
    const accounts = read.filter((stored) => stored !== undefined);
    return accounts.toSorted((a, b) => a.account.addedAt - b.account.addedAt);
  }

  async #connect(stored: StoredAccount): Promise<Connected> {
    const { account, print } = await this.#described(stored);
    const known = this.#connected.get(account.id);
    if (known?.print === print)
      return { ...known, stored, account: isEqual(known.account, account) ? known.account : account };
    const find = this.#provenFinder(stored);
    return { account, stored, print, find, ecm: this.#parts.connect(account, find) };
  }

  async #described(stored: StoredAccount): Promise<{ readonly account: Account; readonly print: string }> {
    const { profile, ...kept } = stored.account;
    const session = this.#secrets.isSessionOnly(prefix + kept.id) ? { isSessionOnly: true } : {};
    const { knownAs, ...lasting } = stored;
    const basis = [this.#ways, lasting, session];
    if (!profile) return { account: { ...kept, ...session }, print: JSON.stringify(basis) };
    const now = await this.#parts.profiles.look(profile);
    if (now.keys.kind !== "unusable") this.#learn(now.keys.credential);
    const print = keyFingerprint(now.keys);
    const isOther = print !== knownAs && this.#proofs.isDoubted(kept.id, print);
    // Keys that were in doubt and are trusted now make the cloud another: what had waited goes on.
    const trusted = this.#proofs.isDoubted(kept.id, knownAs) ? knownAs : undefined;
    return {
      account: { ...kept, ...session, ...profileFields(kept, now, isOther) },
      print: JSON.stringify([...basis, now, trusted]),
    };
  }

  /** Keys that a profile has got since are used only once they are known to be the same cloud account's. */
  #provenFinder(stored: StoredAccount): FindCredential {
    const { id, profile } = stored.account;
    if (!profile) return this.#finder(stored);
    return async () => {
      const now = await this.#parts.profiles.look(profile);
      await this.#prove(id, now);
      return this.#learn(await this.#parts.profiles.credentialOf(now));
    };
  }

  async #prove(id: AccountId, now: Profile): Promise<void> {
    const print = keyFingerprint(now.keys);
    const known = this.#connected.get(id);
    if (!known || print === undefined || known.stored.knownAs === print) return;
    if (known.stored.knownAs !== undefined && (await this.#seemOther(known, now, print))) return this.#refuse(id);
    const stored = this.#connected.get(id)?.stored;
    if (stored && stored.knownAs === known.stored.knownAs) await this.#store({ ...stored, knownAs: print });
  }

  async #refuse(id: AccountId): Promise<never> {
    if (!this.hasUnverifiedKeys(id)) await this.load();
    throw ecmError({ action: "", code: "ClientError.ProfileOfOther", message: "" });
  }

  #seemOther({ account }: Connected, now: Profile, print: string): Promise<boolean> {
    return this.#proofs.seemOther(account.id, print, async () => {
      const ecm = this.#parts.connect(account, () => this.#parts.profiles.credentialOf(now));
      return seemsOther(ecm, await this.#parts.seen(account.id), AbortSignal.timeout(proofMs));
    });
  }

  #finder({ account, credential }: StoredAccount): FindCredential {
    const { profile } = account;
    return async () => this.#learn(profile ? await this.#parts.profiles.credential(profile) : credential);
  }

  #learn(credential: Credential): Credential {
    this.#known.set(JSON.stringify(credential), credential);
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

  #accountOf(draft: AccountDraft): KeptAccount {
    const { label, site, kind, credential } = draft;
    const id = idOf(draft);
    const known = this.#connected.get(id)?.stored.account;
    const addedAt = known?.addedAt ?? this.#parts.clock.now();
    const guard = known?.isProtected === true ? { isProtected: true } : {};
    return { id, label, site, kind, secretIdStart: startOf(credential), addedAt, ...guard, ...fresh(draft) };
  }
}

const fresh = ({ expiresAt, profile }: Pick<AccountDraft, "expiresAt" | "profile">) => ({
  ...(expiresAt !== undefined && { expiresAt }),
  ...(profile && { profile }),
});

const startOf = ({ secretId }: Credential): string => secretId.slice(0, 4);

/** The same keys, or the same profile, give the same id, so that tasks find their account again after a sign-out. */
function idOf({ site, kind, credential: { secretId }, profile }: AccountDraft): AccountId {
  const of = profile ? `${kind} ${profile.format} ${profile.file} ${profile.name}` : `${kind} ${site} ${secretId}`;
  const hash = createHash("sha256").update(of).digest("hex");
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the brand is minted here
  return hash.slice(0, 12) as AccountId;
}

/**
 * What the file of a linked profile says of its account now. `isOther`: its keys seem to be another account's. An INI file does not know its site.
 */
export function profileFields(
  { site }: Pick<Account, "site">,
  { reference, keys, endpoint, isExposed }: Profile,
  isOther: boolean,
): Pick<Account, "site" | "secretIdStart" | "expiresAt" | "link"> {
  const doubt = isOther ? { problem: "ClientError.ProfileOfOther" as const } : {};
  const link = { reference, endpoint: endpoint.endpoint, isExposed, ...doubt };
  const own = { site: reference.format === "tccli" ? endpoint.site : site };
  if (keys.kind === "unusable")
    return { ...own, secretIdStart: "", link: { ...link, problem: keys.problem, ...loginOf(keys) } };
  const secretIdStart = keys.credential.secretId.slice(0, 4);
  if (keys.kind === "role") return { ...own, secretIdStart, link };
  const expiry = keys.expiresAt === undefined ? {} : { expiresAt: keys.expiresAt };
  return { ...own, secretIdStart, ...expiry, link: { ...link, ...loginOf(keys) } };
}

const loginOf = ({ login }: Extract<Profile["keys"], { readonly login?: unknown }>) => (login ? { login } : {});
