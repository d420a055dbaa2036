import { isReadOnly, meaningOf } from "../../ecm/errors/classify.ts";
import type { Failure } from "../../ecm/errors/failure.ts";
import { plain } from "../text/escape.ts";

/** The text of a failure, with its likely cause or advice. */
export function failureText(failure: Pick<Failure, "code" | "message"> & { readonly action?: string }): {
  readonly text: string;
  readonly advice: string;
} {
  const { text: words, cause, causeOfRead: causeOfLook = cause } = meaningOf(failure.code);
  const advice = isReadOnly(failure.action) ? causeOfLook() : cause();
  return { text: plain(words(failure.message)), advice: plain(advice) };
}
