import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { root } from "./project.ts";

/** Texts by their key, as in a file. */
export type Words = Readonly<Record<string, string>>;

/** The files of texts, English first. VS Code finds them by their names. */
export const bundles = { english: "l10n/bundle.l10n.json", chinese: "l10n/bundle.l10n.zh-cn.json" } as const;
export const manifestWords = { english: "package.nls.json", chinese: "package.nls.zh-cn.json" } as const;

export const readText = (file: string): string => readFileSync(join(root, file), "utf8");

export const readWords = (file: string): Words => v.parse(v.record(v.string(), v.string()), JSON.parse(readText(file)));

export const writeWords = (file: string, words: Words): void =>
  writeFileSync(join(root, file), `${JSON.stringify(words, undefined, 2)}\n`);

/** The source files of the extension, as paths from the project's folder. */
export const sourceFiles = (): readonly string[] =>
  readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join("src", file))
    .toSorted();

const anyCall = /\bl10n\.t\(/g;
const literalCall = /\bl10n\.t\(\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\s*[,)]/g;

/** The texts that a source passes to `l10n.t`. Throws for a text that is not a literal: it cannot be translated. */
export function wordsIn(source: string): readonly string[] {
  const found = [...source.matchAll(literalCall)].map(([, literal = ""]) => textOf(literal));
  if (found.length === [...source.matchAll(anyCall)].length) return found;
  throw new Error(`Only literal texts can be translated. The last that is one: ${found.at(-1)}`);
}

const textOf = (literal: string): string =>
  JSON.parse(literal.startsWith("'") ? `"${literal.slice(1, -1).replaceAll('"', String.raw`\"`)}"` : literal) as string;

/** Every text that the source passes to `l10n.t`, sorted. */
export const sourceWords = (): readonly string[] =>
  [...new Set(sourceFiles().flatMap((file) => wordsIn(readText(file))))].toSorted();
