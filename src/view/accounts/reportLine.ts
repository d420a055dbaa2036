import type { Failure } from "../../ecm/errors/failure.ts";
import { failureText } from "../errors/failureText.ts";
import { plain } from "../text/escape.ts";
import { wrapped } from "../text/wrap.ts";

/** `○` marks what was not tested, or cannot be known. */
export type Sign = "✔" | "⚠" | "✘" | "○";

/** A line of a connection's report. */
export const line = (sign: Sign, text: string): string => wrapped(`- ${sign} ${plain(text)}`, 4);

/** The line of something that was tested and is in order. */
export const good = (text: string): string => line("✔", text);

/** The line of something that failed, with advice. */
export function trouble(failure: Failure): string {
  const { text, advice } = failureText(failure);
  const detail = failure.message === "" ? failure.code : `${failure.code}: ${failure.message}`;
  return line("✘", `${text} ${advice} (${detail})`);
}
