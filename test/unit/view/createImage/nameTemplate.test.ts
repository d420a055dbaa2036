import assert from "node:assert/strict";
import { test } from "node:test";
import type { AccountInstance } from "../../../../src/accounts/inventory/inventory.ts";
import { countCharacters } from "../../../../src/ecm/imageName.ts";
import { fillName, suggestName, unknownVariable, variableList } from "../../../../src/view/createImage/nameTemplate.ts";
import { someInstance } from "../../../doubles/someInstance.ts";

const today = new Date(2026, 10, 24, 9, 5);

const parts = (name: string, taken: readonly string[] = []) => ({
  at: { account: { label: "Lab" }, instance: { ...someInstance, name } } as AccountInstance,
  today,
  isTaken: (text: string) => taken.includes(text),
});

const gives = (template: string, name: string, expected: string, taken: readonly string[] = []) =>
  assert.equal(suggestName(template, parts(name, taken)), expected);

const usual = "${instance}-${yyMMdd}-${n}";

test("a name consists of the instance's name, the date and a number", () => {
  gives(usual, "web-1", "web-1-261124-1");
});

test("the number is the first that is free", () => {
  gives(usual, "web-1", "web-1-261124-3", ["web-1-261124-1", "web-1-261124-2"]);
});

test("only the instance's part is shortened, to keep within 20 characters", () => {
  gives(usual, "a-very-long-name-of-a-machine", "a-very-long-261124-1");
  gives(usual, "直播转码直播转码直播转码直播转码", "直播转码直播转码直播转-261124-1");
});

test("the counter is never shortened, however long it gets", () => {
  const taken = Array.from({ length: 9 }, (_, index) => `a-very-long-261124-${index + 1}`);
  gives(usual, "a-very-long-name-of-a-machine", "a-very-lon-261124-10", taken);
});

test("characters are counted as the user sees them, and never cut in two", () => {
  const name = suggestName(usual, parts("👩‍🚀".repeat(30)));
  assert.equal(name, `${"👩‍🚀".repeat(11)}-261124-1`);
  assert.equal(countCharacters(name), 20);
});

test("no separator is left hanging where a name was cut", () => {
  gives(usual, "production-web-server", "production-261124-1");
});

test("every variable has a value", () => {
  const filled = fillName(variableList(), parts("web-1"));
  assert.doesNotMatch(filled, /\$|undefined/);
});

test("a text without variables stays as it is, however long", () => {
  const text = "a name that a person typed and meant";
  assert.equal(fillName(text, parts("web-1")), text);
});

test("an unknown variable is found", () => {
  assert.equal(unknownVariable("${instance}-${day}"), "day");
  assert.equal(unknownVariable("${constructor}"), "constructor");
  assert.equal(unknownVariable(usual), undefined);
});

test("an empty name is replaced by that of the default template", () => {
  gives("  ", "web-1", "web-1-261124-1");
});
