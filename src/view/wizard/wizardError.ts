import type { EcmError, Failure } from "../../ecm/errors/failure.ts";
import type { Button } from "../ui/notice.ts";

/** The ways on from a failure that has stopped a person at the end of a wizard. */
export interface RecoveryButtons {
  readonly again: Button;
  readonly back: Button;
}

/** What a wizard was to do failed and was not done; nothing that was typed is lost. */
export class WizardError extends Error {
  override readonly name = "Unfinished";
  readonly failure: Failure;
  /** What was not done, as a sentence. */
  readonly summary: string;
  readonly recovery: RecoveryButtons;

  constructor(cause: EcmError, summary: string, recovery: RecoveryButtons) {
    super(cause.message, { cause });
    this.failure = cause.failure;
    this.summary = summary;
    this.recovery = recovery;
  }
}
