import type { SdkReply } from "./reply.ts";

/** One call of one API action. */
export interface Call {
  readonly action: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** It changes something in the cloud, so it is never sent twice unless the first was turned away unread. */
  readonly changes: boolean;
  /** How long one try may take, in milliseconds. */
  readonly patience: number;
  /** Not tried a second time by itself: whoever asks asks again anyway, and is to know of each try. */
  readonly once?: boolean | undefined;
}

/** The way to a cloud, near or far: one call goes there, one reply comes back. */
export interface Calls {
  /** Throws `EcmError`, or the signal's reason. */
  send(call: Call, signal: AbortSignal): Promise<SdkReply>;
}
