import type { Credential } from "../../src/ecm/credential.ts";

/** A key pair that the simulator accepts, and its account. */
export interface Key extends Credential {
  readonly account: string;
  /** When the token of a temporary key expires, in milliseconds since 1970. */
  readonly expiresAt?: number | undefined;
  /** Actions that it may not call. */
  readonly denied?: readonly string[] | undefined;
}

const numbered = (number: number) => String(number).padStart(5, "0");

/** The mark inside every key made here, to search for where no key may be. */
export const keyMark = "EXAMPLESIMULATORnotArealKey";

/** A recognizable key pair in the form of real ones. */
export const exampleKey = (account: string, number: number): Key => ({
  secretId: `AKID${keyMark}${numbered(number)}`,
  secretKey: `${keyMark}${numbered(number)}`,
  token: undefined,
  account,
});

/** A key of a role, valid until a time in milliseconds since 1970. */
export const temporaryKey = (account: string, number: number, expiresAt: number): Key => ({
  secretId: `AKID${keyMark}T${numbered(number)}`,
  secretKey: `${keyMark}T${numbered(number)}`,
  token: `token-${keyMark}T${numbered(number)}`,
  account,
  expiresAt,
});

/** The accepted keys. */
export class KeyRing {
  readonly #keys = new Map<string, Key>();

  find(secretId: string): Key | undefined {
    return this.#keys.get(secretId);
  }

  /** Adds a key, or replaces the one with its SecretId. */
  set(key: Key): void {
    this.#keys.set(key.secretId, key);
  }

  remove(secretId: string): void {
    this.#keys.delete(secretId);
  }
}
