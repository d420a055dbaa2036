import { createHash } from "node:crypto";
import { Changes } from "../base/changes.ts";
import type { Clock } from "../base/clock.ts";
import type { Log } from "../base/log.ts";
import type { Credential } from "../ecm/credential.ts";
import type { Ecm } from "../ecm/model.ts";
import type { Site } from "../ecm/sites.ts";
import type { Account, AccountId, AccountKind } from "./account.ts";
import type { Secrets } from "./secrets.ts";
import { readAccount, type StoredAccount, writeAccount } from "./storedAccount.ts";

const prefix = "account.";

export interface AccountDraft {
  readonly label: string;
  readonly site: Site;
  readonly kind: AccountKind;
  readonly credential: Credential;
}

export interface AccountsParts {
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly log: Log;
  /** The cloud as this account sees it. */
  readonly connect: (account: Account, credential: Credential) => Ecm;
}

/** The accounts of this machine. SecretStorage is the only place they are kept, secrets and labels alike. */
export class Accounts {
  readonly changed = new Changes();
  readonly #parts: AccountsParts;
  #stored: ReadonlyMap<AccountId, StoredAccount & { readonly ecm: Ecm }> = new Map();
  #isLoaded = false;

  constructor(parts: AccountsParts) {
    this.#parts = parts;
  }

  /** In the order they were added; empty until `load` has ended. */
  get all(): readonly Account[] {
    return [...this.#stored.values()].map(({ account }) => account);
  }

  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  find(id: AccountId): Account | undefined {
    return this.#stored.get(id)?.account;
  }

  /** The account's cloud: the same object until its keys change, `undefined` when there is no such account. */
  ecm(id: AccountId): Ecm | undefined {
    return this.#stored.get(id)?.ecm;
  }

  /** What must never be written to a log. */
  secretTexts(): readonly string[] {
    return [...this.#stored.values()].flatMap(({ credential: { secretId, secretKey, token = "" } }) => [
      secretId,
      secretKey,
      token,
    ]);
  }

  /** The cloud for keys that are not kept yet, to try them. */
  try(draft: AccountDraft): Ecm {
    return this.#parts.connect(this.#accountOf(draft), draft.credential);
  }

  /** Keeps an account. Keys that are known already renew the account they belong to. */
  async keep(draft: AccountDraft): Promise<Account> {
    const account = this.#accountOf(draft);
    await this.#store({ account, credential: draft.credential });
    return account;
  }

  /** Gives an account other keys; its id, and so its tasks, stay. */
  async renew(account: Account, credential: Credential): Promise<void> {
    await this.#store({ account: { ...account, secretIdStart: startOf(credential) }, credential });
  }

  async rename({ id }: Account, label: string): Promise<void> {
    const stored = this.#stored.get(id);
    if (stored) await this.#store({ ...stored, account: { ...stored.account, label } });
  }

  async forget(id: AccountId): Promise<void> {
    await this.#parts.secrets.delete(prefix + id);
    await this.load();
  }

  /** Connects every account anew, after a setting that concerns the way to the cloud has changed. */
  async reconnect(): Promise<void> {
    this.#stored = new Map();
    await this.load();
  }

  /** Reads SecretStorage. What did not change keeps its object, so that its rate limit and its tasks go on. */
  async load(): Promise<void> {
    const { secrets, log } = this.#parts;
    const keys = (await secrets.keys()).filter((key) => key.startsWith(prefix));
    const texts = await Promise.all(keys.map((key) => secrets.get(key)));
    const read = texts.filter((text) => text !== undefined).map(readAccount);
    if (read.includes(undefined)) log.warn("An account in SecretStorage cannot be read and is left alone.");
    const accounts = read.filter((stored) => stored !== undefined);
    accounts.sort((a, b) => a.account.addedAt - b.account.addedAt);
    this.#stored = new Map(accounts.map((stored) => [stored.account.id, this.#connected(stored)]));
    this.#isLoaded = true;
    this.changed.fire();
  }

  #connected(stored: StoredAccount): StoredAccount & { readonly ecm: Ecm } {
    const known = this.#stored.get(stored.account.id);
    if (known && writeAccount(known) === writeAccount(stored)) return known;
    return { ...stored, ecm: this.#parts.connect(stored.account, stored.credential) };
  }

  async #store(stored: StoredAccount): Promise<void> {
    await this.#parts.secrets.store(prefix + stored.account.id, writeAccount(stored));
    await this.load();
  }

  #accountOf({ label, site, kind, credential }: AccountDraft): Account {
    const id = idOf(site, kind, credential);
    const addedAt = this.find(id)?.addedAt ?? this.#parts.clock.now();
    return { id, label, site, kind, secretIdStart: startOf(credential), addedAt };
  }
}

const startOf = ({ secretId }: Credential): string => secretId.slice(0, 4);

/** The same keys give the same id, so that tasks find their account again after a sign-out. */
function idOf(site: Site, kind: AccountKind, { secretId }: Credential): AccountId {
  const hash = createHash("sha256").update(`${kind} ${site} ${secretId}`).digest("hex");
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the brand is minted here
  return hash.slice(0, 12) as AccountId;
}
