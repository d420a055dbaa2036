import type { EcmError, Failure } from "../../ecm/errors/failure.ts";
import type { Button } from "../ui/notice.ts";

/** The ways on from a failure that has stopped a person at the end of a wizard. */
export interface WaysOn {
  readonly again: Button;
  readonly back: Button;
}

/** What a wizard was to do failed and was not done; nothing that was typed is lost. */
export class Unfinished extends Error {
  override readonly name = "Unfinished";
  readonly failure: Failure;
  /** What was not done, as a sentence. */
  readonly words: string;
  readonly waysOn: WaysOn;

  constructor(cause: EcmError, words: string, waysOn: WaysOn) {
    super(cause.message, { cause });
    this.failure = cause.failure;
    this.words = words;
    this.waysOn = waysOn;
  }
}
