import assert from "node:assert/strict";
import { test } from "node:test";
import type { AccountInstance } from "../../../../src/accounts/inventory/inventory.ts";
import * as fc from "fast-check";
import { countCharacters } from "../../../../src/ecm/imageName.ts";
import { fillName, suggestName, unknownVariable, variableList } from "../../../../src/view/createImage/nameTemplate.ts";
import { someInstance } from "../../../doubles/someInstance.ts";

const today = new Date(2026, 10, 24, 9, 5);

const parts = (name: string, taken: readonly string[] = [], others: readonly string[] = []) => ({
  at: { account: { label: "Lab" }, instance: { ...someInstance, name } } as AccountInstance,
  today,
  isTaken: (text: string) => taken.includes(text),
  others: () => others,
});

const gives = (template: string, name: string, expected: string, taken: readonly string[] = []) =>
  assert.equal(suggestName(template, parts(name, taken)), expected);

const usual = "${instance}-${yyMMdd}-${n}";

test("a name consists of the instance's name and the date, without a number while it is free", () => {
  gives(usual, "web-1", "web-1-261124");
  gives(usual, "edge-node-10", "edge-node-10-261124");
});

test("once it is taken, the number is the first from 2 that is free", () => {
  gives(usual, "web-1", "web-1-261124-2", ["web-1-261124"]);
  gives(usual, "web-1", "web-1-261124-3", ["web-1-261124", "web-1-261124-2"]);
});

test("a number is left out only where it stands alone, with one separator", () => {
  gives("${n}", "web-1", "1");
  gives("${n}-${instance}", "web-1", "web-1");
  gives("${instance} ${n} base", "web-1", "web-1 base");
  gives("${instance}.v${n}", "web-1", "web-1.v1");
  gives("${instance}-${n}", "web-1", "web-1-2", ["web-1"]);
});

test("a text that the user types keeps its number", () => {
  assert.equal(fillName("${instance}-x-${n}", parts("web-1")), "web-1-x-1");
  assert.equal(fillName("x-${n}", parts("web-1", ["x-1"])), "x-2");
});

test("only the instance's part is shortened, to keep within 20 characters", () => {
  gives(usual, "a-very-long-name-of-a-machine", "a-ver-machine-261124");
  gives(usual, "production-web-server", "produc-server-261124");
  gives(usual, "直播转码直播转码直播转码直播转码", "直播转码码直播转码直播转码-261124");
});

test("shortening keeps digits and the end, which tell machines apart, and numbers stay apart", () => {
  gives("${instance}-${yyMMdd}-v${n}", "edge-node-10", "edge-no-10-261124-v1");
  gives(usual, "frontend-web01-production", "fron-01-prodn-261124");
  gives(usual, "rack12-node07-blade3-gpu", "ra12-07-3-gpu-261124");
  gives(usual, "10.0.12.34-host.example.com", "10.0.12.34.co-261124");
});

test("the counter is never shortened, however long it gets", () => {
  const name = "a-very-long-name-of-a-machine";
  const isTaken = (text: string) => !text.endsWith("-261124-10");
  assert.equal(suggestName(usual, { ...parts(name), isTaken }), "a-machine-261124-10");
});

test("characters are counted as the user sees them, and never cut in two", () => {
  const name = suggestName(usual, parts("👩‍🚀".repeat(30)));
  assert.equal(name, `${"👩‍🚀".repeat(13)}-261124`);
  assert.equal(countCharacters(name), 20);
  assert.doesNotMatch(suggestName(usual, parts("𝒜".repeat(1001))), /\p{Cs}/u);
});

test("no short name is that of another instance, or could be of it", () => {
  const short = (name: string, ...others: readonly string[]) => suggestName(usual, parts(name, [], others));
  assert.equal(short("long-edge-node-10", "long-edge-10"), "long-node-10-261124");
  assert.equal(short("edge-node-a-production-web", "edge-node-b-production-web"), "edge-no-a-web-261124");
  assert.equal(short("edge-node-b-production-web", "edge-node-a-production-web"), "edge-no-b-web-261124");
});

/** Names of a small alphabet, which are alike when they are shortened. */
const someName = fc.stringMatching(/^[a-c]{1,7}(-[a-c]{0,6}[0-2]{0,2}){0,5}$/).filter((name) => !name.endsWith("-"));

test("of any list of names each suggestion is short, no other's name, and like no other suggestion", () => {
  fc.assert(
    fc.property(fc.uniqueArray(someName, { minLength: 2, maxLength: 12 }), (names) => {
      const suggestions = names.map((name, index) => {
        const others = names.filter((other) => other !== name);
        const at = { account: { label: "Lab" }, instance: { ...someInstance, id: `ein-0000000${index}`, name } };
        return suggestName(usual, {
          at: at as unknown as AccountInstance,
          today,
          isTaken: () => false,
          others: () => others,
        });
      });
      assert.equal(new Set(suggestions).size, names.length);
      for (const [index, suggestion] of suggestions.entries()) {
        const name = names[index] ?? "";
        const part = suggestion.replace(/-261124$/, "");
        assert.ok(countCharacters(suggestion) <= 20, suggestion);
        assert.ok(part === name || !names.includes(part), `${name} became ${part}`);
        const end = /\d+$/.exec(name)?.[0] ?? "";
        assert.ok(part.startsWith("ein-") || part.endsWith(end), `${name} became ${part}`);
      }
    }),
    { numRuns: 500 },
  );
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
  gives("  ", "web-1", "web-1-261124");
});
