import type { SenderOptions } from "../ecm/send.ts";

/** The way from an account to its cloud. */
export interface Way {
  readonly sender: SenderOptions;
  /** The proxy that is set for it, without its password; "" for none. */
  readonly proxy: string;
}
