import * as l10n from "@vscode/l10n";
import type { Brand } from "../base/brand.ts";
import type { Checked } from "../base/checked.ts";
import { unseenCharacter } from "../base/unseen.ts";
import { longestName } from "./limits.ts";

/** A name for an image: trimmed, not empty, in Unicode's composed form, and without invisible characters. */
export type ImageName = Brand<"ImageName">;

/** Creates every `ImageName`. A name over the documented limit is a warning only: CreateImage states no limit. */
export function checkImageName(text: string): Checked<ImageName> {
  const name = text.trim().normalize("NFC");
  if (name === "") return { ok: false, say: l10n.t("An image needs a name.") };
  if (/\p{Cc}/u.test(name)) return { ok: false, say: l10n.t("A name cannot hold control characters.") };
  const unseen = unseenCharacter(name);
  if (unseen !== undefined) return { ok: false, say: unseenText(unseen) };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the brand is minted here
  const value = name as ImageName;
  if (countCharacters(name) <= longestName) return { ok: true, value };
  return {
    ok: true,
    value,
    warning: l10n.t("Longer than {0} characters: Tencent Cloud may refuse it.", longestName),
  };
}

/** Why a text with an invisible character is refused. `code` is the character's, such as "U+200B". */
export const unseenText = (code: string): string =>
  l10n.t("It holds a character that cannot be seen ({0}). Delete that, or type it all again.", code);

const segmenter = new Intl.Segmenter();

/** The segmenter takes quadratic time, so that a long text is cut into pieces of so many UTF-16 units. */
const pieceLength = 256;

/** A text's characters as people see them: 中 is one, so is 👩‍🚀. */
export function graphemesOf(text: string): readonly string[] {
  const characters: string[] = [];
  for (let at = 0; at < text.length;) {
    const piece = segmentsOf(text.slice(at, at + pieceLength));
    // The last one may go on in the next piece.
    if (at + pieceLength < text.length && piece.length > 1) piece.pop();
    for (const character of piece) characters.push(character);
    at += piece.reduce((length, character) => length + character.length, 0);
  }
  return characters;
}

/** Characters that are never part of a longer one: ASCII without "\r\n", Chinese, and Chinese punctuation. */
const single = /^(?:[^\r\u0080-\u{10ffff}]|[\p{Script=Han}\u3001-\u3029\uff01-\uff60‘’“”…—])*$/u;

/** The segmenter is slow, and most texts do not need it. */
const segmentsOf = (piece: string): string[] =>
  single.test(piece) ? Array.from(piece) : Array.from(segmenter.segment(piece), ({ segment }) => segment);

export const countCharacters = (text: string): number => graphemesOf(text).length;
