import assert from "node:assert/strict";
import { test } from "node:test";
import { markdown, plain } from "../../../../src/view/text/escape.ts";

const texts: readonly (readonly [text: string, escaped: string])[] = [
  ["game-room-a (ein-9f78qg25)", "game-room-a (ein-9f78qg25)"],
  ["2026-11-24 13:10:20", "2026-11-24 13:10:20"],
  ["player-4.2, ready!", "player-4.2, ready!"],
  ["[click](command:ecm.signOut)", String.raw`\[click\]\(command:ecm.signOut)`],
  ["![](https://x.y/z.png)", String.raw`!\[\]\(https\://x.y/z.png)`],
  ["see https://x.y and WWW.x.y or me@x.y", String.raw`see https\://x.y and WWW\.x.y or me\@x.y`],
  ["**bold** _it_ `code` ~~gone~~", "\\*\\*bold\\*\\* \\_it\\_ \\`code\\` \\~\\~gone\\~\\~"],
  ["<img src=x> &amp;", String.raw`&lt;img src=x\> &amp;amp;`],
  ["a | b $(zap) \\", String.raw`a \| b \$(zap) \\`],
  ["# heading", String.raw`\# heading`],
  ["- row", String.raw`\- row`],
  ["+ row", String.raw`\+ row`],
  ["12. row", String.raw`12\. row`],
  ["3) row", String.raw`3\) row`],
  ["two\nlines\u202e", "two lines "],
];

for (const [text, escaped] of texts) {
  test(`${JSON.stringify(text)} is shown unchanged in Markdown`, () => assert.equal(markdown(text), escaped));
}

test("a plain text has nothing that VS Code would draw or follow, and looks the same", () => {
  assert.equal(plain("a $(zap) [b](c)\r\nd"), "a $\u200b(zap) [b]\u200b(c)  d");
});
