import type { Executed } from "./failure.ts";

/** What a person can do next. Each is one button. */
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

/** What an error code means to a person, and to whoever has to go on after it. */
export interface Meaning {
  /** What happened, in one sentence. Codes we know nothing of repeat the API's `message`. */
  readonly text: (message?: string) => string;
  /** Why it may have happened, and what helps. */
  readonly cause: () => string;
  /** The same where the call only looked: then nothing can have been done by it. */
  readonly causeOfRead?: () => string;
  readonly remedy: Remedy;
  /** It may go well if tried again a little later. */
  readonly passing: boolean;
  /** Whether the call was carried out all the same. */
  readonly executed: Executed;
}

export type Meanings = Readonly<Record<string, Meaning>>;

/** Turned away before anything was done, and will be again. */
export const refused = { executed: "no", passing: false } as const;
/** Turned away before anything was done, for a reason that goes by. */
export const refusedForNow = { executed: "no", passing: true } as const;
/** It may have been done; asking again may tell. */
export const uncertain = { executed: "unknown", passing: true } as const;
