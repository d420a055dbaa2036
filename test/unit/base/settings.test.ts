import assert from "node:assert/strict";
import { test } from "node:test";
import { textOr } from "../../../src/base/settings.ts";
import { verbosityOf } from "../../../src/base/settings.ts";

for (const value of [5, null, undefined, true, [], {}]) {
  test(`a setting of ${JSON.stringify(value)} where a text belongs counts as not set`, () => {
    assert.equal(textOr(value, "otherwise"), "otherwise");
  });
}

test("a text is taken as it is", () => {
  assert.equal(textOr("", "otherwise"), "");
  assert.equal(textOr("https://ecm.cloud.example", ""), "https://ecm.cloud.example");
});

test("a word for notifications that does not exist means all of them", () => {
  assert.deepEqual(["all", "result", "errors", "nope", ""].map(verbosityOf), ["all", "result", "errors", "all", "all"]);
});
