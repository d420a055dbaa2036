import type { CommandLink, Subject } from "./commandLinks.ts";

/** One row of a tree, as plain data. */
export interface Row {
  /** Stays the same across refreshes, so that expansion and selection are kept. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** The name of a codicon; `color` is a theme color. */
  readonly icon: string;
  readonly color?: string;
  /** The `contextValue`: words that the `when` clauses in package.json match. */
  readonly menu: string;
  /** The accessibility label. */
  readonly spoken: string;
  /** Shown in grey, because the content may be out of date. */
  readonly isGrey?: boolean;
  /** Markdown, created when the row is hovered. */
  readonly tooltip?: () => Promise<string>;
  readonly subject?: Subject;
  readonly click?: CommandLink;
  /** The child rows; `undefined` for a row that cannot be expanded. */
  readonly rows?: () => readonly Row[];
  readonly isOpen?: boolean;
}

/** The label, icon and theme color of a state. Rows spread it for `icon` and `color`; their own label stays. */
export interface Look {
  readonly stateLabel: () => string;
  readonly icon: string;
  readonly color?: string;
}
