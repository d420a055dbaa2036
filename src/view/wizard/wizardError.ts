import type { EcmError, Failure } from "../../ecm/errors/failure.ts";
import type { Button } from "../ui/notice.ts";

/** The buttons that continue a failed wizard. */
export interface RecoveryButtons {
  readonly again: Button;
  readonly back: Button;
}

/** The final action of a wizard failed and changed nothing. The answers are kept. */
export class WizardError extends Error {
  override readonly name = "Unfinished";
  readonly failure: Failure;
  /** A sentence that says what was not done. */
  readonly summary: string;
  readonly recovery: RecoveryButtons;

  constructor(cause: EcmError, summary: string, recovery: RecoveryButtons) {
    super(cause.message, { cause });
    this.failure = cause.failure;
    this.summary = summary;
    this.recovery = recovery;
  }
}
