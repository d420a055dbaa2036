import * as vscode from "vscode";
import type { ManyQuestion } from "../../view/ui/question.ts";
import type { PageState, PageReply } from "../../view/wizard/wizard.ts";
import { type Item, itemsOf } from "./quickPick.ts";
import { showWizardPage } from "./wizardPage.ts";

/** Shows a page of checkboxes and waits for the user's answer. */
export function showMany<T>(question: ManyQuestion<T>, page: PageState): Promise<PageReply<T>> {
  const box = vscode.window.createQuickPick<Item<T>>();
  box.canSelectMany = true;
  box.placeholder = question.prompt;
  box.matchOnDescription = true;
  box.matchOnDetail = true;
  return showWizardPage<T>(
    box,
    question,
    page,
    () => undefined,
    (answer, fail) => {
      box.busy = true;
      question.choices.then((choices) => {
        box.items = choices.flatMap(itemsOf);
        box.busy = false;
      }, fail);
      box.onDidChangeSelection(() => untick(box));
      box.onDidAccept(() => {
        const values = box.selectedItems.flatMap(({ choice }) => (choice?.value === undefined ? [] : [choice.value]));
        if (values.length > 0) answer(question.join(values), "");
      });
    },
  );
}

/** Clears the checkboxes of rows without a value. VS Code gives every row a checkbox. */
function untick<T>(box: vscode.QuickPick<Item<T>>): void {
  const fit = box.selectedItems.filter(({ choice }) => choice?.value !== undefined);
  if (fit.length < box.selectedItems.length) box.selectedItems = fit;
}
