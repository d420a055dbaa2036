import assert from "node:assert/strict";
import { readText, type Words } from "../tools/wordFiles.ts";
import type { Editor } from "./editor.ts";
import { shoot } from "./evidence.ts";
import { Walkthrough } from "./pages/walkthrough.ts";

/** The steps of the walkthrough, by the names of their pictures, which differ in the number of shapes. */
const steps = ["account", "look", "create", "follow"] as const;

const shapesOf = (step: string): number =>
  [...readText(`media/walkthrough/${step}.svg`).matchAll(/<(?:rect|path|circle)\b/g)].length;

const buttonsIn = (description = ""): readonly string[] =>
  [...description.matchAll(/^\[([^\]]+)\]\(command:/gm)].map(([, button = ""]) => button);

/** Opens the walkthrough from the palette, and expects its steps, buttons and pictures in both themes. */
export async function lookThrough({ window }: Editor, words: Words, shots: string): Promise<void> {
  const walkthrough = new Walkthrough(window.page);
  const titles = steps.map((step) => words[`walkthrough.${step}.title`] ?? "");
  await window.palette.run("Welcome: Open Walkthrough...");
  await window.quick.choose(words["walkthrough.title"] ?? "");
  assert.deepEqual(await walkthrough.steps(), titles);
  for (const theme of ["dark", "light"] as const) {
    await window.workbench.toggleTheme(theme);
    for (const [at, step] of steps.entries()) {
      await walkthrough.open(titles[at] ?? "");
      await walkthrough.showsPicture(shapesOf(step));
      assert.deepEqual(await walkthrough.buttons(), buttonsIn(words[`walkthrough.${step}.description`]));
      await shoot(window.page, `${shots}-${at + 1}-${theme}`);
    }
  }
}
