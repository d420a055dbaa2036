import type { Event } from "./events.ts";

/** Which notifications appear: all of them, only how each task ended, or only failures and open decisions. */
export type Verbosity = "all" | "result" | "errors";

/** The groupings of instances that do not depend on their tags. */
export const groupings = ["region", "zone", "module", "state", "none"] as const;

/** How instances are grouped; `tag:env` groups them by the value of their tag `env`. */
export type Grouping = (typeof groupings)[number] | `tag:${string}`;

/** How images are grouped. */
export type ImageGrouping = "instance" | "none";

/** The values of the settings under `ecm.`. */
export interface SettingValues {
  /** The suggested name of a new image; `nameTemplate.ts` lists its variables. */
  readonly nameTemplate: string;
  readonly notifications: Verbosity;
  /** An API address for all accounts; "" for each account's own. */
  readonly endpoint: string;
  /** The folder with tccli's profiles; "" for `~/.tccli`. */
  readonly tccliDirectory: string;
  readonly groupBy: Grouping;
  readonly groupImagesBy: ImageGrouping;
}

export type SettingName = keyof SettingValues;

/** The user's settings, each as it is at the moment it is read. */
export interface Settings extends SettingValues {
  /** Fires with the name of a setting that has changed. */
  readonly onDidChange: Event<SettingName>;
  /** Writes a setting for all windows. */
  update<Name extends SettingName>(name: Name, value: SettingValues[Name]): Promise<void>;
}

/** Turns what the user's file says into a setting's value. The file may say anything; the default stands in for it. */
export const parseSetting: { readonly [Name in SettingName]: (value: unknown) => SettingValues[Name] } = {
  nameTemplate: (value) => stringOr(value, ""),
  notifications: (value) => (value === "result" || value === "errors" ? value : "all"),
  endpoint: (value) => stringOr(value, "").trim(),
  tccliDirectory: (value) => stringOr(value, "").trim(),
  groupBy: (value) => (isTag(value) ? value : (groupings.find((known) => known === value) ?? "region")),
  groupImagesBy: (value) => (value === "none" ? "none" : "instance"),
};

/** `value` if it is a string, otherwise `fallback`. */
export const stringOr = (value: unknown, fallback: string): string => (typeof value === "string" ? value : fallback);

const isTag = (value: unknown): value is `tag:${string}` =>
  typeof value === "string" && value.startsWith("tag:") && value.length > "tag:".length;
