// `node test/run.mjs words`: updates the files of texts from the source, and lists what is untranslated.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./project.ts";
import { bundles, manifestWords, readWords, sourceWords, type Words, writeWords } from "./wordFiles.ts";

const kept = (file: string): Words => (existsSync(join(root, file)) ? readWords(file) : {});

/** The translations whose key still exists, in the order of the keys. */
const fitted = (keys: readonly string[], translations: Words): Words =>
  Object.fromEntries(keys.flatMap((key) => (translations[key] === undefined ? [] : [[key, translations[key]]])));

/** Removes obsolete keys from a file of translations, and returns the keys without a translation. */
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
