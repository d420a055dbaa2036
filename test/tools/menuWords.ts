import { readText, sourceFiles } from "./wordFiles.ts";

/** The words of one row's `menu`, as the source writes them. */
export interface Menu {
  readonly file: string;
  readonly words: readonly string[];
}

const helper = /\bmenu: (\w+)\(/;

/** The `menu` values of the rows of src/view: literal words, and those of the function that joins them. */
export const menus = (): readonly Menu[] =>
  sourceFiles()
    .filter((file) => file.startsWith("src/view/"))
    .flatMap((file) => menusOf(file, readText(file)));

const menusOf = (file: string, source: string): readonly Menu[] =>
  source
    .split("\n")
    .filter((line) => /\bmenu: (\w+\(|["`])/.test(line))
    .map((line) => ({ file, words: wordsOf(textOf(line, source)) }));

function textOf(line: string, source: string): string {
  const name = helper.exec(line)?.[1];
  if (name === undefined) return line.slice(line.indexOf("menu: "));
  const start = new RegExp(`^(export )?(const|function) ${name}\\b`, "m").exec(source)?.index ?? source.length;
  return /^[^]*?(\n\}?;?\n\n|$)/.exec(source.slice(start))?.[0] ?? "";
}

/** Quoted texts, and templates up to the first `${`, except for those that something is compared with. */
const quoted = /(?<![!=]== )"([\w ]*)"|`([\w ]*)/g;

const wordsOf = (text: string): readonly string[] => [
  ...new Set(
    [...text.matchAll(quoted)].flatMap(([, plain, template = ""]) => (plain ?? template).split(" ")).filter(Boolean),
  ),
];
