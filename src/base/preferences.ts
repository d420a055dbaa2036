import type { Changes } from "./changes.ts";

/** What a person has chosen once and for all, by the name of the setting. */
export interface Preferences {
  readonly changed: Pick<Changes, "on">;
  get(name: string): string;
  set(name: string, value: string): Promise<void>;
}
