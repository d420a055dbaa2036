import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { apiLanguage } from "../../../../src/ecm/transport/response.ts";

test("the API answers in Chinese only where this extension is in Chinese", () => {
  const translated = readdirSync("l10n").flatMap((file) => /^bundle\.l10n\.(.+)\.json$/.exec(file)?.[1] ?? []);
  for (const language of ["zh-cn", "zh-tw", "zh-hk", "en", "en-gb", "ja"])
    assert.equal(apiLanguage(language), translated.includes(language) ? "zh-CN" : "en-US", language);
});
