import type { Brand } from "../base/brand.ts";
import type { Site } from "../ecm/sites.ts";

export type AccountId = Brand<"AccountId">;

/** Where an account's keys come from: typed or taken over once, or no keys at all for the built-in sample. */
export type AccountKind = "keys" | "sample";

/** An account as the screen, plans and messages know it. Holds no secret. */
export interface Account {
  readonly id: AccountId;
  readonly label: string;
  readonly site: Site;
  readonly kind: AccountKind;
  /** The first four characters of the SecretId: enough to tell keys apart, too little to use. */
  readonly secretIdStart: string;
  /** Milliseconds since 1970; accounts are listed in this order. */
  readonly addedAt: number;
}
