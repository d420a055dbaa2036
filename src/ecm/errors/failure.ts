/** Whether the cloud did what it was asked, as far as can be told. */
export type Executed = "no" | "yes" | "unknown";

/** What went wrong with one call, as plain data that fits into the journal. */
export interface Failure {
  /** The API's code, or one of the SDKs' `ClientError.*` for what never reached the API or came back broken. */
  readonly code: string;
  /** The API's message, or the cause as the network layer gave it. Never holds a secret. */
  readonly message: string;
  readonly requestId: string;
  /** The API action, such as CreateImage. */
  readonly action: string;
  readonly executed: Executed;
  /** It may go well if tried again a little later. */
  readonly passing: boolean;
}

/** A call to the cloud that did not give what was asked for. */
export class EcmError extends Error {
  override readonly name = "EcmError";
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(`${failure.action}: ${failure.code} ${failure.message}`.trim(), options);
    this.failure = failure;
  }
}
