import type { Stop } from "../base/stop.ts";

/** VS Code's SecretStorage, as far as we use it. Each function rejects when the system's keyring does not work. */
export interface Secrets {
  keys(): Promise<readonly string[]>;
  get(key: string): Promise<string | undefined>;
  store(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
  /** Another window, or this one, changed something. */
  onDidChange(listener: () => void): Stop;
}
