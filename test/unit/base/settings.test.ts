import assert from "node:assert/strict";
import { test } from "node:test";
import { parseSetting, stringOr } from "../../../src/base/settings.ts";

for (const value of [5, null, undefined, true, [], {}]) {
  test(`a setting of ${JSON.stringify(value)} where a text belongs counts as not set`, () => {
    assert.equal(stringOr(value, "otherwise"), "otherwise");
    assert.deepEqual(
      Object.values(parseSetting).map((parse) => parse(value)),
      ["", "all", "", "", "region", "instance"],
    );
  });
}

test("a text is used as it is", () => {
  assert.equal(stringOr("", "otherwise"), "");
  assert.equal(stringOr("https://ecm.cloud.example", ""), "https://ecm.cloud.example");
});

test("spaces around an address or a folder are removed", () => {
  assert.equal(parseSetting.endpoint(" https://ecm.cloud.example "), "https://ecm.cloud.example");
  assert.equal(parseSetting.tccliDirectory(" /home/lab "), "/home/lab");
});

test("an unknown value for notifications means all of them", () => {
  assert.deepEqual(["all", "result", "errors", "nope", ""].map(parseSetting.notifications), [
    "all",
    "result",
    "errors",
    "all",
    "all",
  ]);
});

test("an unknown grouping means the default one", () => {
  assert.deepEqual(["zone", "tag:env", "tag:", "nope"].map(parseSetting.groupBy), [
    "zone",
    "tag:env",
    "region",
    "region",
  ]);
  assert.deepEqual(["none", "nope"].map(parseSetting.groupImagesBy), ["none", "instance"]);
});
