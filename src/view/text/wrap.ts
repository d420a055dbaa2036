import { graphemesOf } from "../../ecm/imageName.ts";
import { plain } from "./escape.ts";

/** What a line of a text document may take, in columns; a Chinese character takes two. */
const longestLine = 88;

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

/** What stays together: a Chinese character with the punctuation around it, or all else up to a space; then the spaces. */
const piece = /(?:[（《「『“‘]*\p{Script=Han}[，。、；：？！）》」』”’…]*|[^\s\p{Script=Han}]+)\s*/gu;

/** A text in lines that fit into an editor, each but the first indented by so many spaces. A longer word stays whole. */
export function wrapped(text: string, indent = 0): string {
  const lines: string[] = [""];
  for (const next of text.match(piece) ?? []) {
    const line = `${lines.at(-1)}${next}`;
    if (columnsOf(line.trimEnd()) <= longestLine || lines.at(-1)?.trim() === "") lines[lines.length - 1] = line;
    else lines.push(`${" ".repeat(indent)}${next}`);
  }
  return lines.map((line) => line.trimEnd()).join("\n");
}

export const columnsOf = (text: string): number =>
  graphemesOf(text).reduce((columns, character) => columns + (wide.test(character) ? 2 : 1), 0);

/** How many characters of a text a tab shows. */
const longestTitle = 40;

/** A text as the title of a tab, in a form that is one part of a path whatever it holds. */
export function tabTitle(text: string): string {
  const characters = graphemesOf(plain(text));
  const title = characters.length > longestTitle ? [...characters.slice(0, longestTitle), "…"] : characters;
  return title.join("").replaceAll(/[/\\]/g, encodeURIComponent);
}
