import { required, text, integer, type Params } from "../../src/sample/actions/actionRequest.ts";
import type { Key, KeyRing } from "./keys.ts";
import { temporaryKey } from "./keys.ts";
import { StsError } from "./messages.ts";

/** The version of STS's API, which distinguishes its calls from those of ECM. */
export const stsVersion = "2018-08-13";

/** AssumeRole of STS: returns temporary keys of a role. */
export class Roles {
  /** The longest validity of keys, in seconds, whatever is requested: the documented twelve hours. */
  longestSeconds = 43_200;
  readonly #accounts = new Map<string, string>();
  readonly #keyRing: KeyRing;
  #given = 0;

  constructor(keyRing: KeyRing) {
    this.#keyRing = keyRing;
  }

  /** Lets a role, such as qcs::cam::uin/100000000001:roleName/deploy, be assumed. */
  add(arn: string, account: string): void {
    this.#accounts.set(arn, account);
  }

  /** Returns keys of a role. `now` is in milliseconds. Throws `StsError`, or `WorldError` for its parameters. */
  assume(params: Params, now: number): object {
    const account = this.#accounts.get(required(text, params, "RoleArn"));
    const session = required(text, params, "RoleSessionName");
    const seconds = integer(params, "DurationSeconds") ?? 7200;
    if (account === undefined) throw new StsError("ResourceNotFound.RoleNotFound");
    if (!/^[\w+=,.@-]{2,128}$/.test(session)) throw new StsError("InvalidParameter.ParamError");
    const key = this.#give(account, now + Math.min(seconds, this.longestSeconds) * 1000);
    const { secretId: TmpSecretId, secretKey: TmpSecretKey, token: Token, expiresAt = 0 } = key;
    const ExpiredTime = Math.floor(expiresAt / 1000);
    return { Credentials: { Token, TmpSecretId, TmpSecretKey }, ExpiredTime, Expiration: iso(ExpiredTime) };
  }

  #give(account: string, expiresAt: number): Key {
    const key = temporaryKey(account, (this.#given += 1), expiresAt);
    this.#keyRing.set(key);
    return key;
  }
}

const iso = (seconds: number): string => new Date(seconds * 1000).toISOString().replace(".000", "");
