import assert from "node:assert/strict";
import { test } from "node:test";
import { whatLabel } from "../../../../src/view/accounts/accountPages.ts";
import { typeToConfirm } from "../../../../src/view/wizard/typeToConfirm.ts";
import { newWizardState, type PageState, type PageReply, runWizard } from "../../../../src/view/wizard/wizard.ts";

/** Goes through a page for a label and one for a typed name. Each page gets its text, then the key. */
async function walked(drafts: string[], ...keys: readonly ("enter" | "goBack" | "leave")[]) {
  const began: (string | undefined)[] = [];
  const left = [...keys];
  const show = async <T>(question: { readonly prompt: string }, page: PageState): Promise<PageReply<T>> => {
    began.push(page.draft);
    const did = left.shift() ?? "leave";
    const draft = question.prompt.includes("protected") ? "db-1" : "Lab";
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- these pages only look at whether there is an answer
    return did === "enter" ? { did: "answer", value: true as T, draft } : { did, draft };
  };
  await runWizard(
    async (ask) => {
      await ask(whatLabel("", []));
      await ask(typeToConfirm("Create Image", "db-1", "Its power is forced off."));
    },
    show,
    newWizardState(drafts),
  );
  return began;
}

test("the name for a protected account has to be typed again after going back", async () => {
  assert.deepEqual(await walked([], "enter", "goBack", "enter", "leave"), [undefined, undefined, "Lab", undefined]);
});

test("the name for a protected account has to be typed again when the wizard is opened again", async () => {
  const drafts: string[] = [];
  await walked(drafts, "enter", "leave");
  assert.deepEqual(drafts, ["Lab"]);
  assert.deepEqual(await walked(["Lab", "db-1"], "enter", "leave"), ["Lab", undefined]);
});
