import { after, before, test } from "node:test";
import { noKeyIsLeftIn } from "./canary.ts";
import { Editor, type EditorOptions } from "./editor.ts";
import { keepEvidence } from "./evidence.ts";

/** Tells one story in the file's editor, and keeps evidence if it ends badly. */
export type Story = (name: string, tell: (editor: Editor) => Promise<void>) => void;

/** Gives a test file its own editor in a fresh profile; its stories run one after the other in it. */
export function storiesIn(options: EditorOptions | (() => Promise<EditorOptions>) = {}): Story {
  let editor: Editor | undefined;
  before(async () => {
    editor = await Editor.start(typeof options === "function" ? await options() : options);
  });
  after(() => editor && searchAndStop(editor));
  return (name, tell) =>
    void test(name, { timeout: 120_000 }, async () => {
      if (!editor) throw new Error("The editor did not start.");
      await tellIn(editor, name, tell);
    });
}

/** Whatever was told, no key may be left behind. */
async function searchAndStop(editor: Editor): Promise<void> {
  try {
    await noKeyIsLeftIn(editor);
  } finally {
    await editor.stop();
  }
}

async function tellIn(editor: Editor, name: string, tell: (editor: Editor) => Promise<void>): Promise<void> {
  await editor.context.tracing.startChunk({ title: name });
  try {
    await tell(editor);
    await editor.context.tracing.stopChunk();
  } catch (error) {
    await recover(editor, name).catch(console.error);
    throw error;
  }
}

// What goes wrong here must not hide what went wrong in the story.
async function recover(editor: Editor, name: string): Promise<void> {
  await keepEvidence(editor, name);
  await editor.window.workbench.reload();
}
