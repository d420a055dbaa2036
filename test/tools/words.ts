// `node test/run.mjs words`: brings the files of words up to date with the source, and tells what is still untranslated.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./project.ts";
import { bundles, manifestWords, readWords, sourceWords, type Words, writeWords } from "./wordFiles.ts";

const kept = (file: string): Words => (existsSync(join(root, file)) ? readWords(file) : {});

/** Of the translations those whose key is still there, in the order of the keys. */
const fitted = (keys: readonly string[], translations: Words): Words =>
  Object.fromEntries(keys.flatMap((key) => (translations[key] === undefined ? [] : [[key, translations[key]]])));

/** Drops what is gone from a file of translations, and gives the keys that have none yet. */
function update(file: string, keys: readonly string[]): readonly string[] {
  const translations = fitted(keys, kept(file));
  writeWords(file, translations);
  return keys.filter((key) => translations[key] === undefined);
}

const texts = sourceWords();
writeWords(bundles.english, Object.fromEntries(texts.map((text) => [text, text])));
const english = readWords(manifestWords.english);
const missing = [
  ...update(bundles.chinese, texts).map((text) => `${bundles.chinese}: ${JSON.stringify(text)}`),
  ...update(manifestWords.chinese, Object.keys(english)).map(
    (key) => `${manifestWords.chinese}: ${JSON.stringify(key)}: ${JSON.stringify(english[key])}`,
  ),
];
for (const line of missing) console.log(line);
console.log(`${texts.length} texts, ${missing.length} to be translated`);
process.exitCode = missing.length === 0 ? 0 : 1;
