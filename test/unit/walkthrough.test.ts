import assert from "node:assert/strict";
import { test } from "node:test";
import * as v from "valibot";
import { commands } from "../../src/commands/table.ts";
import { manifestWords, readText, readWords } from "../tools/wordFiles.ts";

const step = v.object({
  id: v.string(),
  title: v.string(),
  description: v.string(),
  media: v.object({ svg: v.string(), altText: v.string() }),
  completionEvents: v.array(v.string()),
});
const manifest = v.object({
  contributes: v.object({
    walkthroughs: v.array(v.object({ steps: v.array(step) })),
    views: v.record(v.string(), v.array(v.object({ id: v.string() }))),
  }),
});
const { contributes } = v.parse(manifest, JSON.parse(readText("package.json")));
const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
const views = Object.values(contributes.views)
  .flat()
  .map(({ id }) => id);
const english = readWords(manifestWords.english);
const wordsOf = (key: string): string => english[key.replaceAll("%", "")] ?? "";

test("the walkthrough has four steps: account, look around, make, follow", () => {
  assert.deepEqual(
    steps.map(({ id }) => id),
    ["account", "look", "create", "follow"],
  );
});

test("each step has one command, which exists", () => {
  for (const { id, description } of steps) {
    const links = [...wordsOf(description).matchAll(/\(command:([\w.]+)\)/g)].map(([, command = ""]) => command);
    assert.equal(links.length, 1, id);
    const [command = ""] = links;
    assert.ok(command in commands || views.includes(command.replace(/\.focus$/, "")), command);
  }
});

test("each step is completed by its context key, and only while the walkthrough is open", () => {
  for (const { id, completionEvents } of steps)
    assert.deepEqual(completionEvents, [`onContext:ecm.done.${id} && activeEditor == gettingStartedPage`]);
});

test("each picture has a text alternative, and takes its colours from the theme, high contrast too", () => {
  for (const { media } of steps) {
    assert.match(wordsOf(media.altText), /\.$/);
    const colours = [...readText(media.svg).matchAll(/(?:fill|stroke)="([^"]+)"/g)].map(([, colour = ""]) => colour);
    assert.notEqual(colours.length, 0);
    for (const colour of colours) assert.match(colour, /^(none|var\(--vscode-[\w-]+.*\))$/, media.svg);
    assert.match(readText(media.svg), /--vscode-contrastBorder/);
  }
});
