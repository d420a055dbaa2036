import { graphemesOf } from "../../ecm/imageName.ts";
import { plain } from "./escape.ts";

/** The width of a line, in columns. A Chinese character takes two. */
const longestLine = 88;

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

/** Text between two possible breaks: a Chinese character with its punctuation or a word, then the spaces after it. */
const piece = /(?:[（《「『“‘]*\p{Script=Han}[，。、；：？！）》」』”’…]*|[^\s\p{Script=Han}]+)\s*/gu;

/** Wraps a text. All lines but the first are indented by `indent` spaces; a long word is not split. */
export function wrapped(text: string, indent = 0): string {
  const lines: string[] = [];
  let line = "";
  let columns = 0;
  for (const next of text.match(piece) ?? []) {
    const word = next.trimEnd();
    const width = columnsOf(word);
    if (columns + width > longestLine && line.trim() !== "") {
      lines.push(line);
      line = " ".repeat(indent);
      columns = indent;
    }
    line += next;
    columns += width + columnsOf(next.slice(word.length));
  }
  return [...lines, line].map((each) => each.trimEnd()).join("\n");
}

const ascii = /^[ -~]*$/;

/** The width of a text, in columns. */
export const columnsOf = (text: string): number =>
  ascii.test(text)
    ? text.length
    : graphemesOf(text).reduce((columns, character) => columns + (wide.test(character) ? 2 : 1), 0);

/** The longest title of a tab, in characters. */
const longestTitle = 40;

/** Shortens a text to a tab title that is safe as one segment of a path. */
export function tabTitle(text: string): string {
  const characters = graphemesOf(plain(text));
  const title = characters.length > longestTitle ? [...characters.slice(0, longestTitle), "…"] : characters;
  return title.join("").replaceAll(/[/\\]/g, encodeURIComponent);
}
