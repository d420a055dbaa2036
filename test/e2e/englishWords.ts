import { bundles, manifestWords, readWords } from "../tools/wordFiles.ts";

/** An English text of the extension, and a pattern that finds it with its placeholders filled in. */
interface English {
  readonly text: string;
  readonly pattern: RegExp;
}

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);

/** A whole word, not a part of a name such as image-01. */
const patternOf = (text: string): RegExp =>
  new RegExp(
    `(?<![\\w-])${text
      .split(/\{\w+\}/)
      .map(escaped)
      .join(".+?")}(?![\\w-])`,
  );

const translated = (english: string, chinese: string): readonly English[] => {
  const inChinese = readWords(chinese);
  return Object.entries(readWords(english))
    .filter(([key, text]) => text !== inChinese[key] && /[a-z]/i.test(text.replaceAll(/\{\w+\}/g, "")))
    .map(([, text]) => ({ text, pattern: patternOf(text) }));
};

const all = [
  ...translated(bundles.english, bundles.chinese),
  ...translated(manifestWords.english, manifestWords.chinese),
];

/** The English texts of the extension that occur in these lines, each with its line. */
export const englishIn = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line) => all.filter(({ pattern }) => pattern.test(line)).map(({ text }) => `"${text}" in "${line}"`));
