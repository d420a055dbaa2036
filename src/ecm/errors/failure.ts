/** Whether the cloud executed a call, as far as is known. */
export type Executed = "no" | "yes" | "unknown";

/** A failed call, as plain data for the journal. */
export interface Failure {
  /** The API's error code, or `ClientError.*` if the call did not reach the API or its response was unreadable. */
  readonly code: string;
  /** The message of the API or the network layer. Never contains a secret. */
  readonly message: string;
  readonly requestId: string;
  /** The API action, such as CreateImage. */
  readonly action: string;
  readonly executed: Executed;
  /** The failure is transient: a retry may succeed. */
  readonly passing: boolean;
}

/** A call to the cloud failed. */
export class EcmError extends Error {
  override readonly name = "EcmError";
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(`${failure.action}: ${failure.code} ${failure.message}`.trim(), options);
    this.failure = failure;
  }
}
