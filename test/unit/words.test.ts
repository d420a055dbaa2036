import assert from "node:assert/strict";
import { test } from "node:test";
import { bundles, manifestWords, readText, readWords, sourceWords, wordsIn } from "../tools/wordFiles.ts";

/** Run `node test/run.mjs words` when one of these fails: it lists what is missing and removes what is obsolete. */
const howTo = "node test/run.mjs words";

const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/\{\w+\}/g)].map(([each]) => each).toSorted();

test("the English bundle has the texts of the source, each as itself", () => {
  const expected = Object.fromEntries(sourceWords().map((text) => [text, text]));
  assert.deepEqual(readWords(bundles.english), expected, howTo);
});

test("every text of the source is translated, and no other", () => {
  assert.deepEqual(Object.keys(readWords(bundles.chinese)), sourceWords(), howTo);
});

test("every text of the manifest is translated, and no other", () => {
  const chinese = readWords(manifestWords.chinese);
  assert.deepEqual(Object.keys(chinese), Object.keys(readWords(manifestWords.english)), howTo);
});

test("a translation has the placeholders of the English text, once each", () => {
  const wrong = Object.entries(readWords(bundles.chinese)).filter(
    ([english, chinese]) => placeholders(english).join() !== placeholders(chinese).join(),
  );
  assert.deepEqual(wrong, []);
});

test("a welcome text links to the same commands in both languages", () => {
  const links = (file: string) =>
    Object.entries(readWords(file)).map(([key, text]) => [key, [...text.matchAll(/\(command:[\w.]+\)/g)].join()]);
  assert.deepEqual(links(manifestWords.chinese), links(manifestWords.english));
});

test("no text has a plural in brackets, for one and several have a text each", () => {
  const wrong = [bundles.english, manifestWords.english].flatMap((file) =>
    Object.values(readWords(file)).filter((text) => text.includes("(s)")),
  );
  assert.deepEqual(wrong, []);
});

/** Texts that are the same in every language: names of the API, units, addresses. */
const international = /https:\S+|\{\w+\}|\b(ID|IP|RequestId|SecretId|SecretKey|Token|ECM|GB)\b/g;

const isEnglish = (text: string): boolean =>
  !/\p{Script=Han}/u.test(text) && /\p{L}/u.test(text.replaceAll(international, ""));

test("no text is left in English", () => {
  const left = [bundles.chinese, manifestWords.chinese].flatMap((file) =>
    Object.values(readWords(file)).filter(isEnglish),
  );
  assert.deepEqual(left, []);
});

test("Chinese is written with Chinese punctuation and the house's terms", () => {
  const slips = /\p{Script=Han}[,;:?!]|[,;?!]\p{Script=Han}|\.\.\.|帐|客人|盒子/u;
  const wrong = [bundles.chinese, manifestWords.chinese].flatMap((file) =>
    Object.values(readWords(file)).filter((text) => slips.test(text)),
  );
  assert.deepEqual(wrong, []);
});

test("the keys of the bundles are sorted, so that two additions seldom conflict", () => {
  for (const file of Object.values(bundles)) {
    const keys = Object.keys(readWords(file));
    assert.deepEqual(keys, keys.toSorted(), file);
    assert.equal(readText(file), `${JSON.stringify(readWords(file), undefined, 2)}\n`, file);
  }
});

const calls: readonly (readonly [source: string, texts: readonly string[]])[] = [
  [`l10n.t("One.") + l10n.t("Two, {0}.", name)`, ["One.", "Two, {0}."]],
  [`vscode.l10n.t(\n  "On a line of its own: {0}.",\n  name,\n)`, ["On a line of its own: {0}."]],
  [`l10n.t('He said "no".')`, ['He said "no".']],
  [`l10n.t("He said \\"no\\".")`, ['He said "no".']],
  [`t("no words of ours")`, []],
];

for (const [source, texts] of calls) {
  test(`the texts in ${source} are ${texts.join(" and ") || "none"}`, () => assert.deepEqual(wordsIn(source), texts));
}

for (const source of ["l10n.t(text)", "l10n.t(`Hello ${name}`)", 'l10n.t("Hello" + name)']) {
  test(`${source} cannot be translated`, () => assert.throws(() => wordsIn(source), /Only literal texts/));
}
