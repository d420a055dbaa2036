import type { Checked } from "../../base/checked.ts";
import type { Event } from "../../base/events.ts";

interface Page {
  /** The same on every page of a wizard, so that a person always sees what it is about. */
  readonly title: string;
  readonly step?: number;
  readonly steps?: number;
  /** Stays open when the window loses focus: for pages people paste into. */
  readonly staysOpen?: boolean;
  /** A line of help below the question. */
  readonly help?: string;
  /** Buttons beside the title. Each copies a text; the page stays. */
  readonly copies?: readonly Copying[];
}

export interface Copying {
  readonly label: string;
  readonly icon: string;
  readonly text: () => string;
}

/** One page of a wizard, as plain data. */
export type WizardQuestion<T> = PickQuestion<T> | ManyQuestion<T> | TextQuestion<T>;

export interface PickQuestion<T> extends Page {
  readonly kind: "pick";
  readonly prompt: string;
  /** Choices may arrive while the page is open already. */
  readonly choices: readonly PickChoice<T>[] | Promise<readonly PickChoice<T>[]> | LiveChoices<T>;
}

/** A list of which at least one row is ticked. */
export interface ManyQuestion<T> extends Page {
  readonly kind: "many";
  readonly prompt: string;
  /** Rows without a value can be read but not ticked. */
  readonly choices: Promise<readonly PickChoice<T>[]>;
  /** What the ticked rows come to. */
  readonly join: (chosen: readonly T[]) => T;
}

/** Choices that change while the page is open, as more comes to be known. */
export interface LiveChoices<T> {
  readonly now: () => readonly PickChoice<T>[];
  readonly onDidChange: Event;
  /** Resolved once nothing more is to come. */
  readonly complete: Promise<unknown>;
}

export interface PickChoice<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly icon?: string;
  /** Absent for a row that can be read but not chosen. */
  readonly value?: T;
  /** The row to begin with. */
  readonly isActive?: boolean;
  /** A heading above this row. */
  readonly heading?: string;
  /** Enter waits until all that is still to come is known, and counts only if the row can be chosen then. */
  readonly waits?: boolean;
}

export interface TextQuestion<T> extends Page {
  readonly kind: "text";
  readonly prompt: string;
  readonly value?: string;
  /** A better text to begin with that is not known yet; it comes in unless the person has typed by then. */
  readonly laterValue?: Promise<string>;
  readonly placeholder?: string;
  readonly isSecret?: boolean;
  /** Begins empty each time: what was typed here is not kept for when the person comes back. */
  readonly isAnew?: boolean;
  /** Answers at once, at each key. */
  readonly check: (text: string) => Checked<T>;
  /** Asks the cloud, after a pause in typing; Enter waits for it. */
  readonly verify?: (value: T, signal: AbortSignal) => Promise<Checked<T>>;
}
