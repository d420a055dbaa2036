import { meaningOf } from "../ecm/errors.ts";
import type { Failure } from "../ecm/failure.ts";
import { plain } from "./plainText.ts";

/** A failure in words: what happened, and what may have caused it or helps. */
export function failureWords(failure: Pick<Failure, "code" | "message">): {
  readonly text: string;
  readonly advice: string;
} {
  const meaning = meaningOf(failure.code);
  return { text: plain(meaning.words(failure.message)), advice: plain(meaning.cause()) };
}
