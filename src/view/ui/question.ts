import type { Checked } from "../../base/checked.ts";
import type { Event } from "../../base/events.ts";

interface Page {
  /** The same on every page of a wizard. */
  readonly title: string;
  readonly step?: number;
  readonly steps?: number;
  /** Keeps the page open when the window loses focus, for pages that users paste into. */
  readonly staysOpen?: boolean;
  /** A line of help below the question. */
  readonly help?: string;
  /** Buttons beside the title that copy a text. The page stays open. */
  readonly copies?: readonly Copying[];
}

/** A button that copies a text. */
export interface Copying {
  readonly label: string;
  readonly icon: string;
  readonly text: () => string;
}

/** One page of a wizard, as plain data. */
export type WizardQuestion<T> = PickQuestion<T> | ManyQuestion<T> | TextQuestion<T>;

/** A page with a list of which the user picks one row. */
export interface PickQuestion<T> extends Page {
  readonly kind: "pick";
  readonly prompt: string;
  /** A promise shows a busy page until the choices arrive. */
  readonly choices: readonly PickChoice<T>[] | Promise<readonly PickChoice<T>[]> | LiveChoices<T>;
}

/** A list with checkboxes. The user ticks at least one row. */
export interface ManyQuestion<T> extends Page {
  readonly kind: "many";
  readonly prompt: string;
  /** Rows without a value cannot be ticked. */
  readonly choices: Promise<readonly PickChoice<T>[]>;
  /** Combines the values of the ticked rows. */
  readonly join: (chosen: readonly T[]) => T;
}

/** Choices that change while the page is open. */
export interface LiveChoices<T> {
  readonly now: () => readonly PickChoice<T>[];
  readonly onDidChange: Event;
  /** Resolves after the last change. */
  readonly complete: Promise<unknown>;
}

/** One row of a list. */
export interface PickChoice<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly icon?: string;
  /** Absent for a row that cannot be chosen. */
  readonly value?: T;
  /** Selected when the page opens. */
  readonly isActive?: boolean;
  /** A heading above this row. */
  readonly heading?: string;
  /** Enter waits for `complete`, and chooses the row only if it still has a value then. */
  readonly waits?: boolean;
}

/** A page with an input box. */
export interface TextQuestion<T> extends Page {
  readonly kind: "text";
  readonly prompt: string;
  readonly value?: string;
  /** A better initial text that is not known yet. It replaces `value` unless the user has typed. */
  readonly laterValue?: Promise<string>;
  readonly placeholder?: string;
  readonly isSecret?: boolean;
  /** Begins empty each time: the text is not restored when the user comes back. */
  readonly startsEmpty?: boolean;
  /** Validates on every keystroke. */
  readonly check: (text: string) => Checked<T>;
  /** Validates with the cloud after a pause in typing. Enter waits for the result. */
  readonly verify?: (value: T, signal: AbortSignal) => Promise<Checked<T>>;
}
