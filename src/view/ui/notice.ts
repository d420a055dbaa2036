import type { CommandLink } from "./commandLinks.ts";

/** A button of a notice: a command, an address to open, or something to read. */
export interface Button {
  readonly label: string;
  readonly does: CommandLink | { readonly open: string } | { readonly explain: Explanation };
}

export interface Explanation {
  readonly text: string;
  readonly detail: string;
}

/** Something a person is told, as plain data. */
export interface Notice {
  readonly kind: "information" | "warning" | "error";
  readonly text: string;
  readonly buttons: readonly Button[];
}

export interface Confirmation {
  readonly text: string;
  readonly detail: string;
  /** The verb on the button that goes on. */
  readonly yes: string;
}
