import * as vscode from "vscode";
import type { Choice, PickQuestion } from "../view/question.ts";
import type { Page, Reply } from "../view/walk.ts";
import { converse } from "./quickInput.ts";

type Item<T> = vscode.QuickPickItem & { readonly choice?: Choice<T> };

/** Shows a page of choices and waits for what the person does with it. */
export function showPick<T>(question: PickQuestion<T>, page: Page): Promise<Reply<T>> {
  const box = vscode.window.createQuickPick<Item<T>>();
  box.placeholder = question.prompt;
  box.matchOnDescription = true;
  box.matchOnDetail = true;
  return converse<T>(box, question, page, (answer, fail) => {
    fill(box, question, page).catch(fail);
    box.onDidAccept(() => {
      const choice = box.selectedItems[0]?.choice;
      if (choice?.value !== undefined) answer(choice.value, choice.label);
    });
  });
}

async function fill<T>(box: vscode.QuickPick<Item<T>>, question: PickQuestion<T>, page: Page): Promise<void> {
  box.busy = true;
  const choices = await question.choices;
  box.busy = false;
  box.items = choices.flatMap(itemsOf);
  const earlier =
    box.items.find(({ choice }) => choice?.label === page.draft) ?? box.items.find(({ choice }) => choice?.isActive);
  if (earlier) box.activeItems = [earlier];
}

function itemsOf<T>(choice: Choice<T>): Item<T>[] {
  const { label, description = "", detail = "", icon, heading } = choice;
  const item: Item<T> = { label, description, detail, choice, ...(icon && { iconPath: new vscode.ThemeIcon(icon) }) };
  return heading === undefined ? [item] : [{ label: heading, kind: vscode.QuickPickItemKind.Separator }, item];
}
