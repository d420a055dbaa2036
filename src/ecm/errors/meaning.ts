import type { Executed } from "./failure.ts";

/** The next step for the user. Each is one button. */
export type Remedy =
  | "stopAndTryAgain"
  | "chooseAnotherName"
  | "deleteImages"
  | "renewAccount"
  | "logIn"
  | "addAccount"
  | "openSettings"
  | "copyPolicy"
  | "waitUntilItSettles"
  | "fixClock"
  | "refresh"
  | "tryAgain"
  | "lookAgain"
  | "chooseAnotherInstance"
  | "openDocumentation"
  | "showLog";

/** An error code explained to the user, and how the extension continues after it. */
export interface Meaning {
  /** One sentence on what happened. Unknown codes repeat the API's `message`. */
  readonly text: (message?: string) => string;
  /** A likely reason, and what helps. */
  readonly cause: () => string;
  /** The same for a read, which cannot have changed anything. */
  readonly causeOfRead?: () => string;
  readonly remedy: Remedy;
  /** The failure is transient: a retry may succeed. */
  readonly passing: boolean;
  /** Whether the call was executed in spite of the error. */
  readonly executed: Executed;
}

export type Meanings = Readonly<Record<string, Meaning>>;

/** Rejected before execution; a retry would be rejected again. */
export const refused = { executed: "no", passing: false } as const;
/** Rejected before execution for a transient reason. */
export const refusedForNow = { executed: "no", passing: true } as const;
/** Possibly executed; a later read may tell. */
export const uncertain = { executed: "unknown", passing: true } as const;
