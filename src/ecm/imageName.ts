import * as l10n from "@vscode/l10n";
import type { Brand } from "../base/brand.ts";
import type { Checked } from "../base/checked.ts";
import { longestName } from "./limits.ts";

/** A name for an image: trimmed and not empty. */
export type ImageName = Brand<"ImageName">;

/** Creates every `ImageName`. A name over the documented limit is a warning only: CreateImage states no limit. */
export function checkImageName(text: string): Checked<ImageName> {
  const name = text.trim();
  if (name === "") return { ok: false, say: l10n.t("An image needs a name.") };
  if (/\p{Cc}/u.test(name)) return { ok: false, say: l10n.t("A name cannot hold control characters.") };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the brand is minted here
  const value = name as ImageName;
  if (countCharacters(name) <= longestName) return { ok: true, value };
  return {
    ok: true,
    value,
    warning: l10n.t("Longer than {0} characters: Tencent Cloud may refuse it.", longestName),
  };
}

const segmenter = new Intl.Segmenter();

/** A text's characters as people see them: 中 is one, so is 👩‍🚀. */
export const graphemesOf = (text: string): readonly string[] =>
  Array.from(segmenter.segment(text), ({ segment }) => segment);

export const countCharacters = (text: string): number => graphemesOf(text).length;
