import type { CommandLink } from "./commandLinks.ts";

/** A button of a notification. It runs a command, opens an address or shows an explanation. */
export interface Button {
  readonly label: string;
  readonly does: CommandLink | { readonly open: string } | { readonly explain: Explanation };
}

/** A modal text that explains what to do. */
export interface Explanation {
  readonly text: string;
  readonly detail: string;
}

/** A notification, as plain data. */
export interface Notice {
  readonly kind: "information" | "warning" | "error";
  readonly text: string;
  readonly buttons: readonly Button[];
}

/** A modal question with one button that confirms. */
export interface Confirmation {
  readonly text: string;
  readonly detail: string;
  /** The label of the button that confirms. */
  readonly yes: string;
}

/** A notification that has more buttons cuts off their labels. */
export const mostButtons = 4;
