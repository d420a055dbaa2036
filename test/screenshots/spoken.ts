import { bundles, manifestWords, readWords } from "../tools/wordFiles.ts";

export type Language = "english" | "chinese";

/** The texts of the extension in one language. */
export interface Spoken {
  /** A text of the source, with its placeholders filled in. */
  readonly say: (english: string, ...filled: readonly string[]) => string;
  /** A text of the manifest by its key, such as "command.createImage". */
  readonly named: (key: string) => string;
}

export function spoken(language: Language): Spoken {
  const words = readWords(bundles[language]);
  const manifest = readWords(manifestWords[language]);
  return {
    say: (english, ...filled) =>
      filled.reduce((text, part, at) => text.replaceAll(`{${at}}`, part), needed(words, english)),
    named: (key) => needed(manifest, key),
  };
}

function needed(words: Readonly<Record<string, string>>, key: string): string {
  const text = words[key];
  if (text === undefined) throw new Error(`There is no text "${key}".`);
  return text;
}
