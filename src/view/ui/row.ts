import type { CommandLink, Subject } from "./commandLinks.ts";

/** One row of a tree, as plain data. */
export interface Row {
  /** Stays the same over a refresh, so that nothing collapses or loses its selection. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** A codicon, and the colour of a theme for it. */
  readonly icon: string;
  readonly color?: string;
  /** Words that the `when` clauses of package.json look for. */
  readonly menu: string;
  /** What a screen reader says. */
  readonly spoken: string;
  /** Shown in grey: what it says may no longer be so. */
  readonly isGrey?: boolean;
  /** Markdown, made when it is asked for. */
  readonly tooltip?: () => Promise<string>;
  readonly subject?: Subject;
  readonly click?: CommandLink;
  /** `undefined` for a row that has nothing below it. */
  readonly rows?: () => readonly Row[];
  readonly isOpen?: boolean;
}
