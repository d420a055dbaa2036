import { meaningOf } from "./errors.ts";
import { EcmError, type Failure } from "./failure.ts";

/** An `EcmError` that takes from its code what is not said otherwise. */
export function ecmError(
  said: Pick<Failure, "action" | "code" | "message"> & Partial<Failure>,
  options?: ErrorOptions,
): EcmError {
  const { executed, passing } = meaningOf(said.code);
  return new EcmError({ requestId: "", executed, passing, ...said }, options);
}
