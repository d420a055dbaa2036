import type { WindowId } from "./entry.ts";

/** The windows of this machine that run the extension, so that a task whose window is gone is taken over. */
export interface Windows {
  readonly me: WindowId;
  /** Says that this window lives. */
  beat(): Promise<void>;
  isAlive(window: WindowId): Promise<boolean>;
}
