import type { Event } from "./events.ts";

/** What a person has chosen once and for all, by the name of the setting. */
export interface Preferences {
  readonly onDidChange: Event;
  get(name: string): string;
  set(name: string, value: string): Promise<void>;
}

/** A setting as it stands in a person's file. Anything may stand there; what is no text counts as not set. */
export const textOr = (value: unknown, otherwise: string): string => (typeof value === "string" ? value : otherwise);

/** How much a person wants to be told: everything, how each task ends, or only what went wrong or waits for them. */
export type Verbosity = "all" | "result" | "errors";

/** What a person has written for it; a word that is none of these means everything. */
export const verbosityOf = (word: string): Verbosity => (word === "result" || word === "errors" ? word : "all");

/** What a person has set, as it is at the moment it is read. */
export interface Settings {
  /** What new images are called; see `suggestName.ts` for its variables. */
  readonly nameTemplate: string;
  readonly notifications: Verbosity;
}
