import type { Credential } from "../../src/ecm/credential.ts";

/** A key pair the simulator knows, and whose it is. */
export interface Key extends Credential {
  readonly account: string;
  /** When the token of a temporary key ends, in milliseconds since 1970. */
  readonly expiresAt?: number | undefined;
  /** Actions its owner may not call. */
  readonly denied?: readonly string[] | undefined;
}

const numbered = (number: number) => String(number).padStart(5, "0");

/** A pair in the form of real ones that says what it is. */
export const exampleKey = (account: string, number: number): Key => ({
  secretId: `AKIDEXAMPLESIMULATORnotArealKey${numbered(number)}`,
  secretKey: `EXAMPLESIMULATORnotArealKey${numbered(number)}`,
  token: undefined,
  account,
});

/** The keys there are. */
export class KeyRing {
  readonly #keys = new Map<string, Key>();

  find(secretId: string): Key | undefined {
    return this.#keys.get(secretId);
  }

  /** Adds a key, or puts it in place of the one with its SecretId. */
  set(key: Key): void {
    this.#keys.set(key.secretId, key);
  }

  remove(secretId: string): void {
    this.#keys.delete(secretId);
  }
}
