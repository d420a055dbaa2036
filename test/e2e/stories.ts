import { before, test } from "node:test";
import { within } from "../tools/patience.ts";
import { atTheEnd } from "./atTheEnd.ts";
import { noKeyIsLeftIn } from "./canary.ts";
import { Editor, type EditorOptions } from "./editor.ts";
import { keepEvidence } from "./evidence.ts";

/** Runs one story in the file's editor, and keeps evidence if it fails. */
export type Story = (name: string, run: (editor: Editor) => Promise<void>) => void;

const longestStory = 180_000;

/**
 * Gives a test file its own editor in a fresh profile. Its stories run one after the other in it, and build on each
 * other; the time limit of each counts from when the editor has started. No key may be left behind in the end, unless
 * `search` allows it.
 */
export function storiesIn(
  options: EditorOptions | (() => Promise<EditorOptions>) = {},
  search: (editor: Editor) => Promise<void> = noKeyIsLeftIn,
): Story {
  let editor: Editor | undefined;
  before(async () => {
    editor = await Editor.start(typeof options === "function" ? await options() : options);
  });
  atTheEnd("the editor", () => editor && searchAndStop(editor, search));
  return (name, run) =>
    void test(name, async () => {
      if (!editor) throw new Error("The editor did not start.");
      await runIn(editor, name, run);
    });
}

async function searchAndStop(editor: Editor, search: (editor: Editor) => Promise<void>): Promise<void> {
  try {
    await search(editor);
  } finally {
    await editor.stop();
  }
}

async function runIn(editor: Editor, name: string, run: (editor: Editor) => Promise<void>): Promise<void> {
  await editor.context.tracing.startChunk({ title: name });
  try {
    await within(longestStory, `the end of the story "${name}"`, run(editor));
    await editor.context.tracing.stopChunk();
  } catch (error) {
    await recover(editor, name).catch(console.error);
    throw error;
  }
}

// A failure here must not hide the failure of the story.
async function recover(editor: Editor, name: string): Promise<void> {
  await keepEvidence(editor, name);
  await editor.window.workbench.reload();
}
