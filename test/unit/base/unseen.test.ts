import assert from "node:assert/strict";
import { test } from "node:test";
import { isSameName, unseenCharacter, withoutUnseen } from "../../../src/base/unseen.ts";

const hidden = Array.from(
  "\u200b\u200c\u200d\u2060\u00ad\u034f\u061c\u115f\u1160\u17b4\u180e\u200e\u202e\u2066\u206f\u2800\u3164\ufe0f\ufeff" +
    "\uffa0\u00a0\u2003\u202f\t\u0000\u007f\u2028\u{1d173}\u{e0041}\ud800",
);

for (const character of hidden) {
  const code = character.codePointAt(0)?.toString(16) ?? "";
  test(`U+${code} is a character that cannot be seen, at any place`, () => {
    for (const text of [character, `web${character}`, `${character}web`, `w${character}eb`]) {
      assert.equal(unseenCharacter(text), `U+${code.toUpperCase().padStart(4, "0")}`);
      assert.equal(withoutUnseen(text), text.replace(character, ""));
    }
  });
}

for (const text of [
  "",
  "web-1",
  "直播 转码",
  "全角　空格",
  "é",
  "e\u0301",
  "👩‍🚀",
  "❤️",
  "👍🏽",
  "1️⃣",
  "🏳️‍🌈",
  "ﬁ",
  "שלום",
]) {
  test(`all of ${JSON.stringify(text)} can be seen`, () => {
    assert.equal(unseenCharacter(text), undefined);
    assert.equal(withoutUnseen(text), text);
  });
}

test("an accent may be a character of its own", () => {
  assert.ok(isSameName("Ange\u0301", "Ang\u00e9"));
  assert.ok(!isSameName("web", "Web"));
});
