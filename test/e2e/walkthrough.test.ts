import { manifestWords, readWords } from "../tools/wordFiles.ts";
import { lookThrough } from "./lookThrough.ts";
import { Walkthrough } from "./pages/walkthrough.ts";
import { storiesIn } from "./stories.ts";

const story = storiesIn({ theme: "Default Light Modern" });

story("the walkthrough opens from the palette and has four steps, each with a button and a picture", (editor) =>
  lookThrough(editor, readWords(manifestWords.english), "walkthrough"),
);

story("the first step is done once there is an account", async ({ window }) => {
  const walkthrough = new Walkthrough(window.page);
  await walkthrough.open("Add an account, or the sample");
  await walkthrough.press("Add Account…");
  await window.quick.choose("Sample Account");
  await window.toasts.says("was added");
  await walkthrough.isDone("Add an account, or the sample");
});
